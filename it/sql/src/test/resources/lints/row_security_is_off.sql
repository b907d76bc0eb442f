-- SPDX-License-Identifier: Apache-2.0
-- bad: app_login: for the login
reset role;
alter role app_login set row_security = off;
-- bad: database {database}: for the database
reset role;
do $$ begin execute format('alter database %I set row_security = false', current_database()); end $$;
-- bad: app_login: for the login in this database
reset role;
do $$ begin execute format('alter role app_login in database %I set row_security = %L', current_database(), '0'); end $$;
-- near: on
reset role;
alter role app_login set row_security = on;
-- near: for a role that makes backups, which wants the error
reset role;
create role backup login;
alter role backup set row_security = off;
