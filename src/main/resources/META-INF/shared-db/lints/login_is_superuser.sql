-- SPDX-License-Identifier: Apache-2.0
--
-- code:  SDB-3101
-- name:  login-is-superuser
-- level: refuse
-- allow: never
-- finds: The application's login is a superuser.
-- leaks: Row security does not bind superusers.
-- cure:  alter role app_login nosuperuser;

select rolname as object, null as seen, pg_catalog.format('alter role %I nosuperuser;', rolname) as cure
from judged
where rolsuper
