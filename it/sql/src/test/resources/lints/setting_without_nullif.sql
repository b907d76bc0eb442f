-- SPDX-License-Identifier: Apache-2.0
-- bad: notes_select_own on public.notes: beside another condition
alter policy notes_select_own on notes using (user_id = current_setting('app.user_id', true)::uuid and text <> '');
-- bad: notes_insert_own on public.notes: in a sub-select
alter policy notes_insert_own on notes with check (user_id = (select current_setting('app.user_id', true)::uuid));
-- bad: shared_db.current_user_id(): in the shared function
reset role;
create or replace function shared_db.current_user_id() returns uuid language sql stable parallel safe
  return current_setting('app.user_id', true)::uuid;
-- bad: public.me(): in a function of one's own, by cast
create function me() returns uuid language plpgsql stable as
  $$ begin return cast(current_setting('app.user_id', true) as uuid); end $$;
alter policy notes_select_own on notes using (user_id = (select me()));
-- near: with nullif
alter policy notes_select_own on notes using (user_id = nullif(current_setting('app.user_id', true), '')::uuid);
-- near: compared as a text
alter policy notes_select_own on notes using (user_id::text = current_setting('app.user_id', true));
