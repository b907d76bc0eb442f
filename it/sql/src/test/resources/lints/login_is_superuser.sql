-- SPDX-License-Identifier: Apache-2.0
-- bad: app_login: made so
reset role;
alter role app_login superuser;
-- bad: app_login: made anew so
reset role;
drop owned by app_login;
drop role app_login;
create role app_login superuser login in role shared_db_app;
-- bad: app_login: by updating the catalog
reset role;
update pg_authid set rolsuper = true where rolname = 'app_login';
-- near: another login is one
reset role;
create role somebody superuser login;
-- near: the owner is one
reset role;
alter role company_owner superuser;
