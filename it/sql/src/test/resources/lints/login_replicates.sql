-- SPDX-License-Identifier: Apache-2.0
-- bad: app_login: made so
reset role;
alter role app_login replication;
-- bad: app_login: together with other rights
reset role;
alter role app_login createdb replication;
-- bad: app_login: made anew so
reset role;
drop owned by app_login;
drop role app_login;
create role app_login login replication in role shared_db_app;
-- near: a login for a replica has it
reset role;
create role replica login replication;
-- near: it may create databases
reset role;
alter role app_login createdb;
