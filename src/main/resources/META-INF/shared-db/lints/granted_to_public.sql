-- SPDX-License-Identifier: Apache-2.0
--
-- code:  SDB-3175
-- name:  granted-to-public
-- level: warn
-- finds: Rights on a table under row security are granted to PUBLIC.
-- leaks: Every login of the cluster that may connect has them, those of other applications included.
-- cure:  revoke all on public.notes from public cascade; grant select on public.notes to shared_db_app;

select t.object, pg_catalog.string_agg(distinct g.privilege, ', ') as seen,
  pg_catalog.format(e'revoke all on %s from public cascade;\n', t.object) || pg_catalog.string_agg(distinct pg_catalog.format(
    'grant %s%s on %s to shared_db_app;', g.privilege,
    case when g."column" is not null then pg_catalog.format(' (%I)', g."column") end, t.object), e'\n') as cure
from tables as t
join grants as g on g.relation = t.oid and g.grantee = 0 and g.privilege in ('SELECT', 'INSERT', 'UPDATE', 'DELETE')
where t.secured
group by t.object
