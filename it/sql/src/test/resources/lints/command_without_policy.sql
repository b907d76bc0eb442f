-- SPDX-License-Identifier: Apache-2.0
-- bad: public.notes: a policy was dropped
drop policy notes_delete_own on notes;
-- bad: public.invoices: a right too many on a table that is read only
grant update on invoices to shared_db_app;
-- bad: public.diaries and public.diaries: by hand, for reading only
create table diaries (id int, author uuid references users);
alter table diaries enable row level security, force row level security;
create policy mine on diaries for select using (author = (select shared_db.current_user_id()));
grant select, insert, update (id) on diaries to app_login;
-- bad: public.users: people are not made this way
grant insert on users to shared_db_app;
-- bad: public.notes: reading is for another role
alter policy notes_select_own on notes to company_owner;
-- near: one policy for all commands
create table diaries (id int, author uuid references users);
alter table diaries enable row level security, force row level security;
create policy mine on diaries using (author = (select shared_db.current_user_id()));
grant select, insert, update, delete on diaries to app_login;
-- near: the right is gone, too
drop policy notes_delete_own on notes;
revoke delete on notes from shared_db_app;
-- near: a right for somebody else
reset role;
create role somebody;
grant update on invoices to somebody;
