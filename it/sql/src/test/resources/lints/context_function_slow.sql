-- SPDX-License-Identifier: Apache-2.0
-- bad: shared_db.current_user_id(): volatile
reset role;
alter function shared_db.current_user_id() volatile;
-- bad: public.me(): as functions are made when nobody says more
create function me() returns uuid language sql as $$ select nullif(current_setting('app.user_id', true), '')::uuid $$;
alter policy notes_select_own on notes using (user_id = (select me()));
-- bad: public.me(): a security definer with a search_path
create function me() returns uuid language sql stable parallel safe security definer set search_path = pg_catalog, pg_temp
  as $$ select nullif(current_setting('app.user_id', true), '')::uuid $$;
alter policy notes_select_own on notes using (user_id = (select me()));
-- bad: shared_db.current_user_id(): not in parallel
reset role;
alter function shared_db.current_user_id() parallel restricted;
-- near: one's own, as it should be
create function me() returns uuid language sql stable parallel safe return nullif(current_setting('app.user_id', true), '')::uuid;
alter policy notes_select_own on notes using (user_id = (select me()));
-- near: no policy calls it
create function me() returns uuid language sql as $$ select nullif(current_setting('app.user_id', true), '')::uuid $$;
