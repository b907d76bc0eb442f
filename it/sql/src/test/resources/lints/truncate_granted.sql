-- SPDX-License-Identifier: Apache-2.0
-- bad: public.files: granted to the role of all applications
grant truncate on files to shared_db_app;
-- bad: public.notes: everything was granted to the login
grant all on notes to app_login;
-- bad: public.tasks and public.places: to everybody
grant truncate on tasks, places to public;
-- near: to somebody else
reset role;
create role cleaner;
grant truncate on notes to cleaner;
-- near: on a table of nobody
create table countries (code text);
grant truncate, select on countries to shared_db_app;
