-- SPDX-License-Identifier: Apache-2.0
--
-- code:  SDB-3174
-- name:  grant-option
-- level: warn
-- finds: The application may hand rights on a table under row security on.
-- leaks: Rights then come to roles that nobody has looked at.
-- cure:  revoke grant option for select on public.notes from app_login cascade;

select t.object, pg_catalog.string_agg(distinct g.privilege, ', ') as seen,
  pg_catalog.string_agg(distinct pg_catalog.format('revoke grant option for %s%s on %s from %s cascade;', g.privilege,
    case when g."column" is not null then pg_catalog.format(' (%I)', g."column") end, t.object, g.name), e'\n') as cure
from tables as t
join grants as g on g.relation = t.oid and g.grantable and g.grantee <> t.relowner
where t.secured
group by t.object
