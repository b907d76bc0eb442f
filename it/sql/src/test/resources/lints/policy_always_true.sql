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
-- bad: wide on public.notes: a restrictive policy opens to nobody itself
create policy fence on notes as restrictive
  using ((select shared_db.current_user_id()) is null or user_id = (select shared_db.current_user_id()));
create policy wide on notes for select using (true);
-- bad: wide on public.notes: a restrictive policy with or true
create policy fence on notes as restrictive using (user_id = (select shared_db.current_user_id()) or true);
create policy wide on notes for select using (true);
-- bad: wide on public.notes: a restrictive policy lets the rows of others through
create policy fence on notes as restrictive using (user_id <> (select shared_db.current_user_id()));
create policy wide on notes for select using (true);
-- bad: wide on public.notes: a restrictive policy asks about new rows only
create policy fence on notes as restrictive with check (user_id = (select shared_db.current_user_id()));
create policy wide on notes for select using (true);
-- bad: wide on public.notes: a restrictive policy asks about old rows only
create policy fence on notes as restrictive using (user_id = (select shared_db.current_user_id())) with check (true);
create policy wide on notes for insert with check (true);
-- bad: wide on public.notes: a restrictive policy asks about old rows only, and the condition stands for both
create policy fence on notes as restrictive using (user_id = (select shared_db.current_user_id())) with check (true);
create policy wide on notes using (true);
-- near: a restrictive policy that restricts nothing
create policy wide on notes as restrictive using (true);
-- near: a restrictive policy that asks for the user stands before it
create policy fence on notes as restrictive using (user_id = (select shared_db.current_user_id()));
create policy wide on notes using (true);
-- near: a restrictive policy asks for the user about old rows, and more about new ones
create policy fence on notes as restrictive using (user_id = (select shared_db.current_user_id())) with check (text <> '');
create policy wide on notes using (true) with check (user_id = (select shared_db.current_user_id()));
-- near: a restrictive policy asks for the user by a function
create function is_mine(owner uuid) returns boolean language sql stable return owner = shared_db.current_user_id();
create policy fence on notes as restrictive using (is_mine(user_id));
create policy wide on notes using (true);
-- near: a restrictive policy asks for the user or something else (policy-with-or)
create policy fence on notes as restrictive using (user_id = (select shared_db.current_user_id()) or text like 'public:%');
create policy wide on notes for select using (true);
-- near: for another role
create policy wide on notes to company_owner using (true);
-- near: for a command that is not granted
create policy wide on invoices for delete using (true);
-- near: one's own rows, and or true
alter policy notes_select_own on notes using (user_id = (select shared_db.current_user_id()) and (text <> '' or true));
-- near: a column that is true (policy-with-or)
alter table notes add column published boolean;
alter policy notes_select_own on notes using (published = true or user_id = (select shared_db.current_user_id()));
