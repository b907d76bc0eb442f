-- SPDX-License-Identifier: Apache-2.0
-- bad: public.countries: everything is granted
create table countries (code text);
grant select, insert, update, delete on countries to shared_db_app;
-- bad: public.visits: adding is enough
create table visits (page text, at timestamptz);
grant insert on visits to public;
-- bad: public.settings: one column is enough
create table settings (name text, value text);
grant update (value) on settings to app_login;
-- near: read only
create table countries (code text);
grant select on countries to shared_db_app;
-- near: by somebody else
reset role;
create role editor;
create table countries (code text);
grant select, insert on countries to editor;
-- near: a text says whose row it is (row-security-disabled)
create table diaries (id int, user_id text);
grant insert on diaries to shared_db_app;
