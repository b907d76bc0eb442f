-- SPDX-License-Identifier: Apache-2.0
reset role;
-- bad: public.note_list: of a protected table
create materialized view note_list as select * from notes;
grant select on note_list to shared_db_app;
-- bad: public.names: of users, through a view, one column
create view people as select full_name from users;
create materialized view names as select * from people;
grant select (full_name) on names to public;
-- bad: public.counts: numbers about everybody, not filled yet
create materialized view counts as select user_id, count(*) from files join notes using (user_id) group by 1 with no data;
grant select on counts to app_login;
-- bad: public.copies: of a table that nobody has protected yet
create table diaries (id int, user_id uuid references users);
create materialized view copies as select id from diaries;
grant select on copies to shared_db_app;
-- near: nobody reaches it
create materialized view note_list as select * from notes;
-- near: of nobody's rows
create table countries (code text);
create materialized view codes as select code from countries;
grant select on codes to shared_db_app;
