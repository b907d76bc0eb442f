-- SPDX-License-Identifier: Apache-2.0
-- bad: public.notes: a second one for reading
create policy team on notes for select using (user_id = (select shared_db.current_user_id()) and text like 'team%'
  or (select shared_db.current_user_id()) = 'a11ce000-0000-4000-8000-000000000001');
-- bad: public.notes: one for all commands
create policy team on notes to app_login using (user_id = (select shared_db.current_user_id()) and text <> '');
-- bad: public.diaries: two by hand
create table diaries (id int, user_id uuid references users, reader uuid references users);
alter table diaries enable row level security, force row level security;
create policy mine on diaries using (user_id = (select shared_db.current_user_id()));
create policy read_to_me on diaries for select using (reader = (select shared_db.current_user_id()));
grant select on diaries to shared_db_app;
-- bad: public.notes: a second check for new rows
create policy also on notes for insert with check (user_id = (select shared_db.current_user_id()) and text <> '');
-- near: one restricts the other
create policy fence on notes as restrictive using (text <> '');
-- near: for different commands
create table diaries (id int, user_id uuid references users);
alter table diaries enable row level security, force row level security;
create policy reading on diaries for select using (user_id = (select shared_db.current_user_id()));
create policy adding on diaries for insert with check (user_id = (select shared_db.current_user_id()) and id > 0);
grant select, insert on diaries to shared_db_app;
-- near: the second is another role's
create policy wide on notes to company_owner using (text <> '');
