-- SPDX-License-Identifier: Apache-2.0
-- bad: public.diaries: enabled, and that was all
create table diaries (id int, user_id uuid references users);
alter table diaries enable row level security, force row level security;
grant select on diaries to shared_db_app;
-- bad: public.tasks: the policies are for another role
reset role;
create role somebody;
alter policy tasks_select_own on tasks to somebody;
alter policy tasks_insert_own on tasks to somebody;
alter policy tasks_update_own on tasks to company_owner;
-- bad: public.diaries: a restrictive policy alone lets nobody in
create table diaries (id int, author uuid references users);
alter table diaries enable row level security, force row level security;
grant select (author) on diaries to public;
create policy mine on diaries as restrictive using (author = (select shared_db.current_user_id()));
-- bad: public.invoices: a table that users only read
alter policy invoices_select_own on invoices to company_owner;
-- leak: insert into invoices values (99, 'b0b00000-0000-4000-8000-000000000002', 0) returning id
-- leak: update invoices set total = 0 where user_id = 'b0b00000-0000-4000-8000-000000000002' returning id
-- bad: public.tasks: rows that users do not delete, and of which they see none that is deleted
reset role;
insert into tasks values (99, 'b0b00000-0000-4000-8000-000000000002', 'gone', current_timestamp - interval '1 day');
alter policy tasks_select_own on tasks to company_owner;
alter policy tasks_insert_own on tasks to company_owner;
alter policy tasks_update_own on tasks to company_owner;
-- leak: delete from tasks where user_id = 'b0b00000-0000-4000-8000-000000000002' returning id
-- leak: select from tasks where id = 99
-- bad: public.tasks: the same by the one policy that is left
drop policy tasks_select_own on tasks;
drop policy tasks_insert_own on tasks;
alter policy tasks_update_own on tasks to company_owner;
-- leak: delete from tasks where user_id = 'b0b00000-0000-4000-8000-000000000002' returning id
-- bad: public.users: the policies of users are gone
drop policy users_select_own on users;
drop policy users_update_own on users;
-- bad: shared_db.identities: a table that has none for applications
grant select on shared_db.identities to shared_db_app;
-- near: nobody but the owner reaches it
create table diaries (id int, user_id uuid references users);
alter table diaries enable row level security, force row level security;
-- near: one policy for all commands
create table diaries (id int, user_id uuid references users);
alter table diaries enable row level security, force row level security;
create policy mine on diaries to app_login using (user_id = (select shared_db.current_user_id()));
grant select on diaries to shared_db_app;
