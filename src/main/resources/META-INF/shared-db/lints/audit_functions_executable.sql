-- SPDX-License-Identifier: Apache-2.0
--
-- code:  SDB-3166
-- name:  audit-functions-executable
-- level: warn
-- finds: The application may execute the functions that write or purge the audit log.
-- leaks: On a temporary table of its own, a trigger with them makes entries up.
-- cure:  revoke all on function shared_db.audit_insert() from public;

select f.object, pg_catalog.string_agg(distinct g.name, ', ') as seen,
  pg_catalog.format('revoke all on function %s from %s cascade;', f.object, pg_catalog.string_agg(distinct g.name, ', ')) as cure
from own_functions as f
cross join lateral pg_catalog.aclexplode(f.acl) as a
cross join lateral (select case when a.grantee = 0 then 'public' else a.grantee::pg_catalog.regrole::text end as name) as g
where f.ours and (f.proname in ('purge_audit', 'erase_user_from_audit')
    or f.proname like 'audit\_%' and f.prorettype = 'pg_catalog.trigger'::pg_catalog.regtype)
  and a.grantee in (select oid from hats) and a.grantee <> f.proowner
group by f.oid, f.object
