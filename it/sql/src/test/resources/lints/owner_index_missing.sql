-- SPDX-License-Identifier: Apache-2.0
-- bad: public.tasks: dropped
drop index tasks_user_id_idx;
-- bad: public.tasks: for some rows only
drop index tasks_user_id_idx;
create index on tasks (user_id) where text is not null;
-- bad: public.tasks: in the wrong place
drop index tasks_user_id_idx;
create index on tasks (deleted_at, user_id);
-- bad: public.diaries: protected by hand, by another column
create table diaries (id int, author uuid);
alter table diaries enable row level security, force row level security;
create policy mine on diaries using (author = (select shared_db.current_user_id()));
grant select on diaries to shared_db_app;
-- near: a longer index will do
drop index tasks_user_id_idx;
create index on tasks (user_id, deleted_at desc);
-- near: not protected, which is another matter
create table diaries (id int, user_id uuid references users);
grant select on diaries to shared_db_app;
