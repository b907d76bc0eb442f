-- SPDX-License-Identifier: Apache-2.0
-- bad: public.tasks: the constraint was dropped
alter table tasks alter column user_id drop not null;
-- bad: public.diaries: forgotten
create table diaries (id int, user_id uuid references users);
select shared_db.protect_table('diaries');
-- bad: public.diaries: by hand, by another column
create table diaries (id int, author uuid, writer uuid not null);
alter table diaries enable row level security, force row level security;
create policy mine on diaries using (author = (select shared_db.current_user_id()));
grant select on diaries to shared_db_app;
-- near: rows of nobody are shown to everybody
create table tags (id int, user_id uuid references users);
select shared_db.protect_table('tags', shared_rows => true);
-- near: not null
create table diaries (id int, user_id uuid not null references users);
select shared_db.protect_table('diaries');
