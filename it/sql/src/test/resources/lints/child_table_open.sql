-- SPDX-License-Identifier: Apache-2.0
-- bad: public.pictures: its rows belong to those of notes
create table pictures (id int, note_id int references notes, file bytea);
grant select, insert on pictures to shared_db_app;
-- bad: public.pictures: one may read it, and no more
create table pictures (id int, note_id int references notes, file bytea);
grant select on pictures to shared_db_app;
-- by hand: nothing, and one still may not
do $$ begin assert not has_table_privilege('shared_db_app', 'public.pictures', 'insert, update, delete'); end $$;
-- bad: public.labels: a table between two others
create table tags (id int primary key, name text);
create table labels (note int not null references notes on delete cascade, tag int references tags, primary key (note, tag));
grant select on labels to app_login;
-- bad: public.pictures: a key of two columns, and one column is granted
create table pictures (id int, owner uuid, note int);
alter table pictures alter owner type text;
create unique index on notes (id, text);
create table links (id int, note int, title text, foreign key (note, title) references notes (id, text));
drop table pictures;
alter table links rename to pictures;
grant update (title) on pictures to public;
-- near: protected along with its parent
create table pictures (id int, user_id uuid not null references users, note_id int references notes, file bytea);
select shared_db.protect_table('pictures', parent => 'notes');
-- near: it references nobody's table
create table tags (id int primary key, name text);
create table translations (tag int references tags, name text);
grant select on tags, translations to shared_db_app;
-- near: nobody reaches it
create table pictures (id int, note_id int references notes, file bytea);
-- near: protected by hand
create table pictures (id int, note_id int references notes, file bytea);
alter table pictures enable row level security, force row level security;
create policy mine on pictures using (exists (select from notes where notes.id = note_id));
grant select on pictures to shared_db_app;
