-- SPDX-License-Identifier: Apache-2.0
-- bad: notes_select_own on public.notes: one argument
alter policy notes_select_own on notes using (user_id = nullif(current_setting('app.user_id'), '')::uuid);
-- bad: notes_insert_own on public.notes: as a text
alter policy notes_insert_own on notes with check (user_id::text = (select current_setting('app.user_id', false)));
-- bad: shared_db.current_user_id(): in the shared function
reset role;
create or replace function shared_db.current_user_id() returns uuid language sql stable parallel safe
  return nullif(current_setting('app.user_id'), '')::uuid;
-- bad: public.me(): in a function of one's own
create function me() returns uuid language plpgsql stable as
  $$ begin return nullif(current_setting( 'app.user_id' ), '')::uuid; end $$;
alter policy notes_select_own on notes using (user_id = (select me()));
-- near: two arguments
alter policy notes_select_own on notes using (user_id = nullif(current_setting('app.user_id', true), '')::uuid);
-- near: another setting
alter policy notes_select_own on notes using (user_id = (select shared_db.current_user_id())
  and text = current_setting('TimeZone'));
-- near: a function that no policy calls
create function me() returns text language sql stable return current_setting('app.user_id');
