-- SPDX-License-Identifier: Apache-2.0
-- bad: public.diaries: a new table that nobody protected
create table diaries (id int, user_id uuid not null references users);
grant select on diaries to shared_db_app;
-- bad: public.diaries: a grant of one column is enough, the owner column has another name
create table diaries (id int, author uuid not null references users);
grant select (author) on diaries to shared_db_app;
-- bad: public.diaries: the reference to users was forgotten, too
create table diaries (id int, user_id uuid);
grant insert on diaries to public;
-- bad: public.notes: switched off again
alter table notes disable row level security;
-- bad: app.diaries: in another schema, granted to the login itself
create schema app;
grant usage on schema app to app_login;
create table app.diaries (id int, owner_id uuid);
grant update on app.diaries to app_login;
-- bad: public.events: partitioned, without an owner column, but with a policy
create table events (id int, email text) partition by list (id);
create policy mine on events using (email = (select u.email from users as u));
grant select on events to shared_db_app;
-- bad: public.papers: whose row it is, and who changed it
create table papers (id int, user_id uuid not null, updated_by uuid references users);
grant select on papers to shared_db_app;
-- bad: public.invoices: a table that users only read is switched off
alter table invoices disable row level security;
-- by hand: nothing, and it stays one
do $$ begin assert not has_table_privilege('shared_db_app', 'public.invoices', 'insert, update, delete'); end $$;
-- bad: public.tasks: one whose rows users do not delete
alter table tasks disable row level security;
-- by hand: nothing, and they still do not
do $$ begin assert not has_table_privilege('shared_db_app', 'public.tasks', 'delete'); end $$;
-- bad: public.places: one with rows of nobody that everybody reads
alter table places disable row level security;
-- by hand: nothing, and they still do
do $$ begin assert exists (select from pg_policy where polname = 'places_select_shared'); end $$;
-- bad: public.bookmarks: the owner is an address that users have
create table bookmarks (id int, owner_email varchar references users (email), url text);
grant select on bookmarks to shared_db_app;
insert into bookmarks values (1, 'alice@example.com', 'https://example.com');
-- leak: select from bookmarks where owner_email = 'alice@example.com'
-- bad: public.diaries and public.papers: the owner is written down as a text
create table diaries (id int, user_id varchar(36) not null);
create table papers (id int, owner_id text);
grant select, insert on diaries, papers to shared_db_app;
-- near: nobody but the owner reaches it
create table diaries (id int, user_id uuid references users);
-- near: its schema is closed
create schema app;
create table app.diaries (id int, user_id uuid references users);
grant select on app.diaries to shared_db_app;
-- near: it belongs to nobody
create table countries (code text, name text);
grant select on countries to shared_db_app;
-- near: the uuid refers to something else
create table squares (id uuid primary key);
create table streets (id int, owner_id uuid references squares);
grant select on streets to shared_db_app;
-- near: the text refers to something else
create table shops (code text primary key);
create table offers (id int, owner_id text references shops);
grant select on offers to shared_db_app;
-- near: the table hangs on a protected one (child-table-open)
create table pictures (id int, user_id text, note_id int references notes);
grant select on pictures to shared_db_app;
-- near: protected
create table diaries (id int, user_id uuid references users);
select shared_db.protect_table('diaries');
