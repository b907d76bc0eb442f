-- SPDX-License-Identifier: Apache-2.0
--
-- code:  SDB-3178
-- name:  temporary-granted
-- level: note
-- finds: Temporary tables were granted to the application in addition to what everybody has.
-- leaks: A temporary table outlives its user on a pooled connection, with the rows in it.
-- cure:  revoke temporary on database company from app_login;

-- PostgreSQL grants them to PUBLIC by itself; that is in the README, and no finding.
select 'database ' || pg_catalog.quote_ident(d.datname) as object, 'granted to ' || pg_catalog.string_agg(g.name, ', ') as seen,
  pg_catalog.format('revoke temporary on database %I from %s cascade;', d.datname, pg_catalog.string_agg(g.name, ', ')) as cure
from pg_catalog.pg_database as d
cross join lateral pg_catalog.aclexplode(d.datacl) as a
cross join lateral (select a.grantee::pg_catalog.regrole::text as name) as g
where d.datname = pg_catalog.current_database() and a.privilege_type = 'TEMPORARY' and a.grantee <> 0
  and a.grantee in (select oid from hats)
group by d.datname
