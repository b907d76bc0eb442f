-- SPDX-License-Identifier: Apache-2.0
--
-- code:  SDB-3165
-- name:  audit-writable
-- level: refuse
-- finds: The application may write to the audit log.
-- leaks: What anybody did can be made up, changed or removed, in anybody's name.
-- cure:  revoke insert, update, delete, truncate on public.audit_log from shared_db_app cascade;

select s.object, pg_catalog.string_agg(s.privilege, ', ' order by s.privilege) as seen,
  pg_catalog.string_agg(pg_catalog.format('revoke %s on %s from %s cascade;', s.privilege, s.object, s.grantees), e'\n') as cure
from strange as s
where s.oid = pg_catalog.to_regclass('public.audit_log') and s.privilege in ('INSERT', 'UPDATE', 'DELETE', 'TRUNCATE')
group by s.object
