-- SPDX-License-Identifier: Apache-2.0
-- bad: public.notes: force taken away
alter table notes no force row level security;
-- bad: public.diaries: by hand, and force forgotten
create table diaries (id int, user_id uuid references users);
alter table diaries enable row level security;
grant select, insert on diaries to app_login;
-- bad: public.users: the shared table
alter table users no force row level security;
-- near: nobody but the owner reaches it
create table diaries (id int, user_id uuid references users);
alter table diaries enable row level security;
-- near: forced by hand
create table diaries (id int, user_id uuid references users);
alter table diaries enable row level security, force row level security;
grant select on diaries to shared_db_app;
