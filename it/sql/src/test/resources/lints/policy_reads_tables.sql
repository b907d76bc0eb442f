-- SPDX-License-Identifier: Apache-2.0
-- bad: team on public.notes: a table of members
create table members (note_id int, user_id uuid);
create policy team on notes for select using (id in (select note_id from members
  where user_id = (select shared_db.current_user_id())));
-- bad: files_select_own on public.files: the parent
alter policy files_select_own on files using (exists (select from notes as n where n.id = note_id));
-- bad: notes_update_own on public.notes: itself
alter policy notes_update_own on notes using (user_id = (select shared_db.current_user_id())
  and (select count(*) from notes) < 100);
-- bad: notes_insert_own on public.notes: the check
alter policy notes_insert_own on notes with check (
  user_id = (select u.id from users as u where u.id = shared_db.current_user_id()));
-- near: by a function
create function is_mine(owner uuid) returns boolean language sql stable return owner = shared_db.current_user_id();
alter policy notes_select_own on notes using (is_mine(user_id));
-- near: a sub-select without a table
alter policy notes_select_own on notes using (user_id = (select shared_db.current_user_id()) and id <> (select 7));
