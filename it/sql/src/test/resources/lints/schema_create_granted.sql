-- SPDX-License-Identifier: Apache-2.0
-- bad: schema public: for everybody, as up to PostgreSQL 14
grant create on schema public to public;
-- bad: schema app: for the role of all applications
create schema app;
grant all on schema app to shared_db_app;
-- bad: schema app: it belongs to the login
reset role;
create schema app authorization app_login;
-- near: using it
create schema app;
grant usage on schema app to app_login;
-- near: somebody else
reset role;
create role other_owner;
grant create on schema public to other_owner;
