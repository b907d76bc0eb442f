-- SPDX-License-Identifier: Apache-2.0
--
-- code:  SDB-3176
-- name:  schema-create-granted
-- level: warn
-- finds: The application may create objects in a schema.
-- leaks: A table or function of its own can take the place of another one in somebody's search_path.
-- cure:  revoke create on schema public from public;

select 'schema ' || pg_catalog.quote_ident(n.nspname) as object, 'granted to ' || pg_catalog.string_agg(g.name, ', ') as seen,
  pg_catalog.format('revoke create on schema %I from %s cascade;', n.nspname, pg_catalog.string_agg(g.name, ', ')) as cure
from pg_catalog.pg_namespace as n
cross join lateral pg_catalog.aclexplode(coalesce(n.nspacl, pg_catalog.acldefault('n', n.nspowner))) as a
cross join lateral (select case when a.grantee = 0 then 'public' else a.grantee::pg_catalog.regrole::text end as name) as g
where n.nspname !~ '^pg_' and n.nspname <> 'information_schema' and a.privilege_type = 'CREATE'
  and a.grantee in (select oid from hats)
group by n.oid, n.nspname
