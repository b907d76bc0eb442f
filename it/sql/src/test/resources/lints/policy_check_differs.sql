-- SPDX-License-Identifier: Apache-2.0
-- bad: mine on public.diaries: by two columns
create table diaries (id int, user_id uuid references users, reader uuid references users);
alter table diaries enable row level security, force row level security;
create policy mine on diaries using (user_id = (select shared_db.current_user_id()))
  with check (reader = (select shared_db.current_user_id()));
grant select, update on diaries to shared_db_app;
-- bad: notes_update_own on public.notes: the check is wider
alter policy notes_update_own on notes with check (user_id is null or (select shared_db.current_user_id()) is not null);
-- bad: files_update_own on public.files: another condition beside the user on each side
alter policy files_update_own on files using (user_id = (select shared_db.current_user_id()) and id < 10)
  with check (user_id = (select shared_db.current_user_id()) and id > 10);
-- near: the check is stricter
alter policy notes_update_own on notes with check (user_id = (select shared_db.current_user_id()) and text <> '');
-- near: the check is the condition
alter policy notes_update_own on notes using (user_id = shared_db.current_user_id())
  with check (user_id = shared_db.current_user_id());
-- near: no right to change anything
create table diaries (id int, user_id uuid references users, reader uuid references users);
alter table diaries enable row level security, force row level security;
create policy mine on diaries using (user_id = (select shared_db.current_user_id()))
  with check (reader = (select shared_db.current_user_id()));
grant select on diaries to shared_db_app;
