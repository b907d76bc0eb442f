-- SPDX-License-Identifier: Apache-2.0
-- bad: shared_db.current_user_id(): the shared one
reset role;
alter function shared_db.current_user_id() immutable;
-- bad: public.me(): one's own
create function me() returns uuid language sql immutable as $$ select nullif(current_setting('app.user_id', true), '')::uuid $$;
alter policy notes_select_own on notes using (user_id = (select me()));
-- bad: public.mine(uuid): one that asks the shared one, with an argument
create function mine(owner uuid) returns boolean language plpgsql immutable as
  $$ begin return owner = shared_db.current_user_id(); end $$;
alter policy notes_delete_own on notes using (mine(user_id));
-- bad: public.me(): behind another function
create function me() returns text language sql immutable as $$ select current_setting('app.user_id', true) $$;
create function mine(owner uuid) returns boolean language sql stable as $$ select owner::text = me() $$;
alter policy notes_delete_own on notes using (mine(user_id));
-- near: stable
create function me() returns uuid language sql stable as $$ select nullif(current_setting('app.user_id', true), '')::uuid $$;
alter policy notes_select_own on notes using (user_id = (select me()));
-- near: immutable, and asks for nobody
create function is_open(t text) returns boolean language sql immutable return t <> '';
alter policy notes_select_own on notes using (user_id = (select shared_db.current_user_id()) and is_open(text));
