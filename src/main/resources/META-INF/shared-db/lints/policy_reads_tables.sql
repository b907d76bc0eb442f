-- SPDX-License-Identifier: Apache-2.0
--
-- code:  SDB-3154
-- name:  policy-reads-tables
-- level: warn
-- finds: A policy reads other tables, or its own.
-- leaks: It asks again for each row, at its own moment: a right that is taken away while a statement waits still counts,
--        and two such policies can call each other.
-- cure:  select shared_db.protect_table('public.notes');

select p.object, 'it reads ' || pg_catalog.string_agg(distinct e.object, ', ') as seen,
  pg_catalog.format('drop policy %I on %s;', p.name, p.table) as cure
from policies as p
join pg_catalog.pg_depend as d on d.classid = 'pg_catalog.pg_policy'::pg_catalog.regclass and d.objid = p.oid
  and d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass
join everything as e on e.oid = d.refobjid
where e.oid <> p.relation
  or pg_catalog.strpos(coalesce(p.qual, '') || coalesce(p.check, ''), ' FROM ') > 0
    and coalesce(p.qual, '') || coalesce(p.check, '') ~ ('\m(FROM|JOIN) \(*(\w+\.)?"?' || e.relname || '\M')
group by p.object, p.name, p.table
