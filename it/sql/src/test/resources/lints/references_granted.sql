-- SPDX-License-Identifier: Apache-2.0
-- bad: public.users: granted to the role of all applications
grant references on users to shared_db_app;
-- bad: public.notes: one column, to the login
grant references (id) on notes to app_login;
-- bad: public.tasks: everything was granted to everybody
grant all on tasks to public;
-- near: to the owner of other tables
reset role;
create role other_owner;
grant references on users to other_owner;
-- near: on a table of nobody
create table countries (code text);
grant references, select on countries to shared_db_app;
