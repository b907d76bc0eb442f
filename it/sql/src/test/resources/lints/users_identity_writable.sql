-- SPDX-License-Identifier: Apache-2.0
-- bad: public.users: every column
grant update on users to shared_db_app;
-- bad: public.users: the address
grant update (email) on users to app_login;
-- bad: public.users: everything, by everybody
grant all on users to public;
-- near: name and picture
grant update (full_name, avatar_url) on users to app_login;
-- near: somebody else
reset role;
create role support;
grant update on users to support;
