-- SPDX-License-Identifier: Apache-2.0
--
-- code:  SDB-3121
-- name:  child-table-open
-- level: refuse
-- finds: The application can reach a table without row security whose rows hang on rows of a protected table.
-- leaks: Everybody reads and writes what belongs to everybody's rows.
-- cure:  revoke all on public.files from shared_db_app cascade;

-- The cure that keeps the table in use gives it the owner of its parent.
select t.object, 'it references ' || p.object as seen, case
    when pg_catalog.cardinality(k.conkey) = 1 and own.column is not null and p.relname ~ '^[a-z][a-z0-9_]{0,44}$'
        and t.relname ~ '^[a-z][a-z0-9_]{0,44}$' then pg_catalog.format(
      e'-- in one transaction\n'
      'alter table %1$s add column user_id uuid references public.users (id) on delete cascade;\n'
      'select shared_db.as_system(%5$L);\n'
      'update %1$s as c set user_id = p.%3$I from %2$s as p where p.%6$I = c.%4$I;\n'
      'alter table %1$s alter column user_id set not null;\n'
      'select shared_db.protect_table(%1$L, parent => %2$L%7$s);',
      t.object, p.object, own.column, child.attname, t.object || ' gets the owners of ' || p.object, parent.attname,
      again.read_only)
    else t.closing end as cure
from tables as t
join protections as again on again.relation = t.oid
join lateral (
  select c.confrelid, c.conkey, c.confkey from pg_catalog.pg_constraint as c join everything as e on e.oid = c.confrelid
  where c.conrelid = t.oid and c.contype = 'f' and e.secured and e.oid <> pg_catalog.to_regclass('public.users')
  order by c.conname limit 1) as k on true
join everything as p on p.oid = k.confrelid
left join owner_columns as own on own.relation = p.oid
join pg_catalog.pg_attribute as child on child.attrelid = t.oid and child.attnum = k.conkey[1]
join pg_catalog.pg_attribute as parent on parent.attrelid = p.oid and parent.attnum = k.confkey[1]
where not t.secured and t.oid not in (select relation from owner_columns) and t.oid not in (select oid from heirs)
  and not exists (select from pg_catalog.pg_policy as o where o.polrelid = t.oid)
