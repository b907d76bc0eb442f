-- SPDX-License-Identifier: Apache-2.0
--
-- code:  SDB-3102
-- name:  login-bypasses-row-security
-- level: refuse
-- allow: never
-- finds: The application's login has BYPASSRLS.
-- leaks: No policy is asked for it.
-- cure:  alter role app_login nobypassrls;

select rolname as object, null as seen, pg_catalog.format('alter role %I nobypassrls;', rolname) as cure
from judged
where rolbypassrls
