-- SPDX-License-Identifier: Apache-2.0
-- bad: app_login: made so
reset role;
alter role app_login bypassrls;
-- bad: app_login: together with other rights
reset role;
alter role app_login createdb bypassrls connection limit 10;
-- bad: app_login: made anew so
reset role;
drop owned by app_login;
drop role app_login;
create role app_login bypassrls login in role shared_db_app;
-- near: a role for backups has it
reset role;
create role backup bypassrls login;
-- near: taken back
reset role;
alter role app_login bypassrls;
alter role app_login nobypassrls;
