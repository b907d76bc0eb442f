-- SPDX-License-Identifier: Apache-2.0
-- bad: public.tasks: granted to the role of all applications
grant trigger on tasks to shared_db_app;
-- bad: public.notes: everything was granted to the login
grant all on notes to app_login;
-- bad: public.users: to everybody
grant trigger on users to public;
-- near: to somebody else
reset role;
create role other_owner;
grant trigger on notes to other_owner;
-- near: on a table of nobody
create table countries (code text);
grant trigger, select on countries to shared_db_app;
