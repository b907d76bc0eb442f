-- SPDX-License-Identifier: Apache-2.0
-- bad: app_login: for the login
reset role;
alter role app_login set shared_db.system = 'always';
-- bad: database {database}: for the database
reset role;
do $$ begin execute format('alter database %I set shared_db.system = %L', current_database(), 'x'); end $$;
-- bad: database {database}: for everybody
reset role;
alter role all set shared_db.system to 'x';
-- near: for a role that makes backups
reset role;
create role backup login;
alter role backup set shared_db.system = 'backup';
-- near: another setting
reset role;
alter role app_login set shared_db.systems = 'x';
