-- SPDX-License-Identifier: Apache-2.0
-- Instead of logins.sql, for a database that is there already: what an administrator runs once, in that database
-- (psql -d company -f existing-database.sql). company_owner stands for the login that owns its tables so far; from now on
-- only migrations log in as it. Change the names and the password.

create role shared_db_app nologin;

alter role company_owner createrole;
grant shared_db_app to company_owner with admin option;
alter database company owner to company_owner;

-- In a database that was made before PostgreSQL 15 everybody may create objects in this schema.
grant create on schema public to company_owner;
revoke create on schema public from public;

create role app_login login password 'CHANGE_ME';
grant shared_db_app to app_login;
