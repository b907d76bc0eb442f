-- SPDX-License-Identifier: Apache-2.0
-- bad: public.users: adding
grant insert on users to shared_db_app;
-- bad: public.users: adding with some columns, removing
grant insert (email, full_name) on users to app_login;
grant delete on users to public;
-- bad: public.users: everything
grant all on users to app_login;
-- near: the sign-in's role does
reset role;
grant insert, delete on users to shared_db_auth;
-- near: reading and changing
grant select, update (full_name) on users to app_login;
