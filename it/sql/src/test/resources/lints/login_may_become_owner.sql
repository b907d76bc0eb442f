-- SPDX-License-Identifier: Apache-2.0
-- bad: app_login: a member
reset role;
grant company_owner to app_login;
-- bad: app_login: through another role
reset role;
create role ops;
grant company_owner to ops;
grant ops to app_login;
-- bad: app_login: through the role of all applications
reset role;
revoke shared_db_app from company_owner;
grant company_owner to shared_db_app;
-- bad: app_login: without inheritance, so that only SET ROLE would do
reset role;
alter role app_login noinherit;
grant company_owner to app_login;
-- near: of a role that owns nothing
reset role;
create role readers;
grant readers to app_login;
-- near: the other way round
reset role;
grant app_login to company_owner;
