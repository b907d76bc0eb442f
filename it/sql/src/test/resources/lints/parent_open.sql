-- SPDX-License-Identifier: Apache-2.0
-- bad: public.documents: the heir alone is protected
create table documents (id int, text text);
create table letters (user_id uuid references users) inherits (documents);
select shared_db.protect_table('letters');
grant select on documents to shared_db_app;
-- bad: public.documents: the table became a parent later
create table documents (id int, text text);
create table letters (id int, text text, user_id uuid references users);
select shared_db.protect_table('letters');
alter table letters inherit documents;
grant update on documents to app_login;
-- bad: public.documents: one column is enough
create table documents (id int, text text);
create table letters (user_id uuid references users) inherits (documents);
create table faxes (user_id uuid references users) inherits (documents);
select shared_db.protect_table('letters'), shared_db.protect_table('faxes');
grant select (text) on documents to public;
-- near: nobody reaches the parent
create table documents (id int, text text);
create table letters (user_id uuid references users) inherits (documents);
select shared_db.protect_table('letters');
-- near: neither has owners
create table documents (id int, text text);
create table letters (place text) inherits (documents);
grant select on documents to shared_db_app;
