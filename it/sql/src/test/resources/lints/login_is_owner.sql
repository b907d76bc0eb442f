-- SPDX-License-Identifier: Apache-2.0
-- bad: app_login: of a protected table
reset role;
alter table notes owner to app_login;
-- bad: app_login: of users
reset role;
alter table users owner to app_login;
-- bad: app_login: of the shared functions' schema
reset role;
alter schema shared_db owner to app_login;
-- bad: app_login: of a table that nobody has protected yet
reset role;
create table diaries (id int, user_id uuid references users);
alter table diaries owner to app_login;
-- bad: app_login: of the database, too
reset role;
alter table notes owner to app_login;
do $$ begin execute format('alter database %I owner to app_login', current_database()); end $$;
-- by hand: log in as somebody else, for which the test gives its tables away
reset role;
alter table notes owner to company_owner;
-- near: of a table without an owner of rows
reset role;
create table countries (code text);
alter table countries owner to app_login;
-- near: somebody else owns it
reset role;
create role somebody;
alter table notes owner to somebody;
