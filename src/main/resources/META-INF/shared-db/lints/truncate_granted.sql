-- SPDX-License-Identifier: Apache-2.0
--
-- code:  SDB-3170
-- name:  truncate-granted
-- level: warn
-- finds: The application has the right TRUNCATE on a table under row security.
-- leaks: TRUNCATE asks no policy: it removes everybody's rows.
-- cure:  revoke truncate on public.notes from shared_db_app cascade;

select s.object, 'granted to ' || s.grantees as seen,
  pg_catalog.format('revoke truncate on %s from %s cascade;', s.object, s.grantees) as cure
from strange as s
where s.privilege = 'TRUNCATE' and s.object <> 'public.audit_log'
