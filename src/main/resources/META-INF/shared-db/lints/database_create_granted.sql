-- SPDX-License-Identifier: Apache-2.0
--
-- code:  SDB-3177
-- name:  database-create-granted
-- level: warn
-- finds: The application may create schemas in the database.
-- leaks: A schema of its own, and what it puts there, can take the place of others in somebody's search_path.
-- cure:  revoke create on database company from app_login;

select 'database ' || pg_catalog.quote_ident(d.datname) as object, 'granted to ' || pg_catalog.string_agg(g.name, ', ') as seen,
  pg_catalog.format('revoke create on database %I from %s cascade;', d.datname, pg_catalog.string_agg(g.name, ', ')) as cure
from pg_catalog.pg_database as d
cross join lateral pg_catalog.aclexplode(coalesce(d.datacl, pg_catalog.acldefault('d', d.datdba))) as a
cross join lateral (select case when a.grantee = 0 then 'public' else a.grantee::pg_catalog.regrole::text end as name) as g
where d.datname = pg_catalog.current_database() and a.privilege_type = 'CREATE' and a.grantee in (select oid from hats)
group by d.datname
