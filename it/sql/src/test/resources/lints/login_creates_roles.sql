-- SPDX-License-Identifier: Apache-2.0
-- bad: app_login: made so
reset role;
alter role app_login createrole;
-- bad: app_login: together with other rights
reset role;
alter role app_login createdb createrole valid until 'infinity';
-- bad: app_login: made anew so
reset role;
drop owned by app_login;
drop role app_login;
create role app_login login createrole in role shared_db_app;
-- near: the owner has it
reset role;
alter role company_owner createrole;
-- near: it may create databases
reset role;
alter role app_login createdb;
