-- SPDX-License-Identifier: Apache-2.0
-- bad: default privileges of company_owner: everything to the login
alter default privileges grant all on tables to app_login;
-- bad: default privileges of company_owner in public: in one schema, reading, to everybody
alter default privileges in schema public grant select on tables to public;
-- bad: default privileges of postgres: another's
reset role;
alter default privileges for role postgres grant insert on tables to shared_db_app;
-- near: to somebody else
reset role;
create role reporting;
alter default privileges for role company_owner grant select on tables to reporting;
-- near: functions and sequences
alter default privileges grant usage on sequences to shared_db_app;
