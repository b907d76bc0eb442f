-- SPDX-License-Identifier: Apache-2.0
-- bad: public.diaries: forgotten
create table diaries (id int, user_id uuid not null);
select shared_db.protect_table('diaries');
-- bad: public.tasks: dropped
alter table tasks drop constraint tasks_user_id_fkey;
-- bad: public.diaries: it references something else
create table people (id uuid primary key);
create table diaries (id int, author uuid references people);
alter table diaries enable row level security, force row level security;
create policy mine on diaries using (author = (select shared_db.current_user_id()));
grant select on diaries to shared_db_app;
-- by hand: the column may reference users only
alter table diaries drop constraint diaries_author_fkey;
-- near: it does
create table diaries (id int, user_id uuid not null references users);
select shared_db.protect_table('diaries');
-- near: through a key of two columns that contains it
create unique index on users (id, email);
create table diaries (id int, user_id uuid not null, email text, foreign key (user_id, email) references users (id, email));
select shared_db.protect_table('diaries');
