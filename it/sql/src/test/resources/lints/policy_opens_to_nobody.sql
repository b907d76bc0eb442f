-- SPDX-License-Identifier: Apache-2.0
-- bad: notes_select_own on public.notes: is null
alter policy notes_select_own on notes
  using ((select shared_db.current_user_id()) is null or user_id = (select shared_db.current_user_id()));
-- bad: notes_delete_own on public.notes: the setting is empty
alter policy notes_delete_own on notes using (user_id = (select shared_db.current_user_id())
  or coalesce(current_setting('app.user_id', true), '') = '');
-- bad: notes_insert_own on public.notes: the setting is null
alter policy notes_insert_own on notes with check (nullif(current_setting('app.user_id', true), '') is null
  or user_id = (select shared_db.current_user_id()));
-- bad: notes_select_own on public.notes: coalesce with the owner
alter policy notes_select_own on notes using (user_id = coalesce((select shared_db.current_user_id()), user_id));
-- bad: notes_update_own on public.notes: coalesce with true
alter policy notes_update_own on notes using (coalesce(user_id = shared_db.current_user_id(), true))
  with check (user_id = (select shared_db.current_user_id()));
-- near: rows of nobody for whoever is signed in
create policy shared on notes for select using (user_id is null and (select shared_db.current_user_id()) is not null);
-- near: coalesce with false
alter policy notes_select_own on notes using (coalesce(user_id = (select shared_db.current_user_id()), false));
-- near: coalesce with an empty text
alter policy notes_select_own on notes using (user_id = nullif(coalesce(current_setting('app.user_id', true), ''), '')::uuid);
-- near: one's own rows, whatever else is asked
alter policy notes_select_own on notes using (((select shared_db.current_user_id()) is null or text <> '')
  and user_id = (select shared_db.current_user_id()));
