-- SPDX-License-Identifier: Apache-2.0
-- bad: public.notes: reading
grant select on notes to public;
-- bad: public.users: one column
grant update (full_name) on users to public;
-- bad: public.tasks and public.files: everything on all tables
grant all on tasks, files to public;
-- near: to the login
grant select on notes to app_login;
-- near: on a table of nobody
create table countries (code text);
grant select on countries to public;
