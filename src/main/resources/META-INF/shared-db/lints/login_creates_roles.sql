-- SPDX-License-Identifier: Apache-2.0
--
-- code:  SDB-3110
-- name:  login-creates-roles
-- level: refuse
-- allow: never
-- finds: The application's login has CREATEROLE.
-- leaks: Up to PostgreSQL 15 it gives itself any role but a superuser's; later, those that it has made or administers.
-- cure:  alter role app_login nocreaterole;

select rolname as object, null as seen, pg_catalog.format('alter role %I nocreaterole;', rolname) as cure
from judged
where rolcreaterole and not rolsuper
