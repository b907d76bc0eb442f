-- SPDX-License-Identifier: Apache-2.0
reset role;
-- bad: shared_db.current_user_id(): another setting
create or replace function shared_db.current_user_id() returns uuid language sql stable parallel safe
  return nullif(current_setting('app.tenant', true), '')::uuid;
-- bad: shared_db.current_user_id(): always the same
create or replace function shared_db.current_user_id() returns uuid language sql stable parallel safe
  return 'a11ce000-0000-4000-8000-000000000001'::uuid;
-- bad: shared_db.current_user_id(): the name of the login, in plpgsql
create or replace function shared_db.current_user_id() returns uuid language plpgsql stable as
  $$ begin return md5(current_user)::uuid; end $$;
-- near: written in another way
create or replace function shared_db.current_user_id() returns uuid language plpgsql stable as
  $$ begin return nullif(current_setting('app.user_id', true), '')::uuid; end $$;
-- near: one's own function reads another setting
create function current_user_id() returns text language sql stable return current_setting('app.tenant', true);
