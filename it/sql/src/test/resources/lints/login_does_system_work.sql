-- SPDX-License-Identifier: Apache-2.0
-- bad: app_login: of the system's role
reset role;
grant shared_db_system to app_login;
-- bad: app_login: every application
reset role;
grant shared_db_system to shared_db_app;
-- bad: app_login: of the sign-in's role, through another
reset role;
create role helper in role shared_db_auth;
grant helper to app_login;
-- near: a login of its own
reset role;
create role nightly login in role shared_db_system;
-- near: the system's role is a member of it
reset role;
grant app_login to shared_db_system;
