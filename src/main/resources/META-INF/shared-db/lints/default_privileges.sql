-- SPDX-License-Identifier: Apache-2.0
--
-- code:  SDB-3179
-- name:  default-privileges
-- level: warn
-- finds: Default privileges hand new tables to the application.
-- leaks: Each new table is open from its first moment until somebody protects it.
-- cure:  alter default privileges for role company_owner revoke all on tables from shared_db_app;

select 'default privileges of ' || d.defaclrole::pg_catalog.regrole
    || case when d.defaclnamespace <> 0 then ' in ' || d.defaclnamespace::pg_catalog.regnamespace else '' end as object,
  'granted to ' || pg_catalog.string_agg(distinct g.name, ', ') as seen,
  pg_catalog.format('alter default privileges for role %s%s revoke all on tables from %s;', d.defaclrole::pg_catalog.regrole,
    case when d.defaclnamespace <> 0 then ' in schema ' || d.defaclnamespace::pg_catalog.regnamespace else '' end,
    pg_catalog.string_agg(distinct g.name, ', ')) as cure
from pg_catalog.pg_default_acl as d
cross join lateral pg_catalog.aclexplode(d.defaclacl) as a
cross join lateral (select case when a.grantee = 0 then 'public' else a.grantee::pg_catalog.regrole::text end as name) as g
where d.defaclobjtype = 'r' and a.grantee <> d.defaclrole and a.grantee in (select oid from hats)
group by d.defaclrole, d.defaclnamespace
