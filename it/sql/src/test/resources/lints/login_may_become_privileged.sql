-- SPDX-License-Identifier: Apache-2.0
-- bad: app_login: of a superuser
reset role;
create role dba superuser;
grant dba to app_login;
-- bad: app_login: of a role with BYPASSRLS, through another
reset role;
create role backup bypassrls;
create role nightly in role backup;
grant nightly to app_login;
-- bad: app_login: through the role of all applications
reset role;
create role replica replication;
grant replica to shared_db_app;
-- near: of a plain role
reset role;
create role plain createdb;
grant plain to app_login;
-- near: the privileged one is its member
reset role;
create role dba superuser in role app_login;
