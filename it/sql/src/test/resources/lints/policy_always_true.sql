-- SPDX-License-Identifier: Apache-2.0
-- bad: notes_select_own on public.notes: true
alter policy notes_select_own on notes using (true);
-- bad: notes_insert_own on public.notes: for new rows
alter policy notes_insert_own on notes with check (true);
-- bad: wide on public.notes: a second one for all commands
create policy wide on notes to app_login using (1 = 1) with check (user_id = (select shared_db.current_user_id()));
-- bad: notes_delete_own on public.notes: a column equals itself
alter policy notes_delete_own on notes using (text = text);
-- bad: notes_update_own on public.notes: or true
alter policy notes_update_own on notes using (user_id = (select shared_db.current_user_id()) or true) with check (not false);
-- bad: everybody on public.diaries: true or
create table diaries (id int, user_id uuid references users);
alter table diaries enable row level security, force row level security;
create policy everybody on diaries to shared_db_app using ('x' = 'x');
grant select on diaries to shared_db_app;
-- bad: wide on public.notes: a restrictive policy asks only whether somebody is signed in
create policy signed_in on notes as restrictive using ((select shared_db.current_user_id()) is not null);
create policy wide on notes for select using (true);
-- near: a restrictive policy that restricts nothing
create policy wide on notes as restrictive using (true);
-- near: a restrictive policy that asks for the user stands before it
create policy fence on notes as restrictive using (user_id = (select shared_db.current_user_id()));
create policy wide on notes using (true);
-- near: for another role
create policy wide on notes to company_owner using (true);
-- near: for a command that is not granted
create policy wide on invoices for delete using (true);
-- near: one's own rows, and or true
alter policy notes_select_own on notes using (user_id = (select shared_db.current_user_id()) and (text <> '' or true));
-- near: a column that is true (policy-with-or)
alter table notes add column published boolean;
alter policy notes_select_own on notes using (published = true or user_id = (select shared_db.current_user_id()));
