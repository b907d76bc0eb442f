-- SPDX-License-Identifier: Apache-2.0
-- bad: app.users: in a schema of its own
create schema app;
grant usage on schema app to shared_db_app;
create table app.users (id serial primary key, email text);
grant select on app.users to shared_db_app;
-- bad: public."user": what JPA makes of a class User
create table "user" (id bigint primary key, username text, "passwordHash" text);
grant select, insert on "user" to app_login;
-- bad: public.accounts: by another name
create table accounts (id uuid primary key, email_address text);
grant select on accounts to public;
-- near: more about the shared users
create table members (id uuid primary key references users, email text);
grant select on members to shared_db_app;
-- near: accounts of another kind
create table accounts (id bigint primary key, iban text);
grant select on accounts to shared_db_app;
-- near: no application sees it
create table app_users (id bigint primary key, email text);
