-- SPDX-License-Identifier: Apache-2.0
-- bad: public.note_list: a superuser's
reset role;
create view note_list as select * from notes;
grant select on note_list to shared_db_app;
-- bad: public.people: of users, with a barrier only, one column, the option off
reset role;
create view people with (security_barrier, security_invoker = false) as select email from users;
grant select (email) on people to public;
-- bad: public.writable: of an owner without force, for writing
alter table tasks no force row level security;
create view writable as select * from tasks;
grant update on writable to app_login;
-- bad: public.all_diaries: of a table that nobody has protected or granted
create table diaries (id int, user_id uuid references users);
create view all_diaries as select id from diaries;
grant select on all_diaries to shared_db_app;
-- bad: public.outer_list: through a superuser's view
reset role;
create view inner_list as select * from notes;
grant select on inner_list to company_owner;
set local role company_owner;
create view outer_list as select * from inner_list;
grant select on outer_list to shared_db_app;
-- bad: public.shown: of a materialized view that is not granted
reset role;
create materialized view copy as select * from notes;
alter materialized view copy owner to company_owner;
set local role company_owner;
create view shown as select * from copy;
grant select on shown to shared_db_app;
-- near: it asks as the caller
reset role;
create view note_list with (security_invoker = on) as select * from notes;
grant select on note_list to shared_db_app;
-- near: nobody reaches it
reset role;
create view note_list as select * from notes;
-- near: its owner is bound by the policies
create view note_list as select * from notes;
grant select on note_list to shared_db_app;
-- near: of nobody's rows
reset role;
create table countries (code text);
create view codes as select code from countries;
grant select on codes to shared_db_app;
