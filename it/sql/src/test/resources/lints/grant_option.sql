-- SPDX-License-Identifier: Apache-2.0
-- bad: public.notes: to the login
grant select on notes to app_login with grant option;
-- bad: public.tasks: to the role of all applications
grant insert, update on tasks to shared_db_app with grant option;
-- bad: public.users: one column
grant update (full_name) on users to app_login with grant option;
-- near: without the option
grant select on notes to app_login;
-- near: to somebody else
reset role;
create role other_owner;
grant select on notes to other_owner with grant option;
