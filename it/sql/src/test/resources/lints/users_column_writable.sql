-- SPDX-License-Identifier: Apache-2.0
-- bad: role on public.users: a column of one's own
alter table users add column role text default 'user';
grant update (role) on users to shared_db_app;
-- bad: last_login on public.users: a shared one
grant update (last_login) on users to app_login;
-- bad: plan on public.users and "isAdmin" on public.users: two, for everybody
alter table users add column plan text, add column "isAdmin" boolean;
grant update (plan, "isAdmin", full_name) on users to public;
-- near: for reading
alter table users add column role text default 'user';
grant select (role) on users to shared_db_app;
-- near: name and picture
grant update (full_name, avatar_url) on users to app_login;
