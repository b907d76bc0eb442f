-- SPDX-License-Identifier: Apache-2.0
--
-- code:  SDB-3183
-- name:  unique-key-without-owner
-- level: note
-- finds: A unique key of a protected table does not contain the owner.
-- leaks: A unique key sees every row: that a value is refused tells of another's row.
-- cure:  alter table public.notes drop constraint notes_title_key, add unique (user_id, title);

-- Primary keys and single uuids are random, or made by the database.
select pg_catalog.format('%I on %s', n.relname, t.object) as object, null as seen, case
    when k.oid is not null then pg_catalog.format('alter table %s drop constraint %I, add unique (%I, %s);',
      t.object, k.conname, o.column,
      (select pg_catalog.string_agg(pg_catalog.pg_get_indexdef(i.indexrelid, g, true), ', ' order by g)
        from pg_catalog.generate_series(1, i.indnkeyatts) as g))
    else pg_catalog.format(e'drop index %s.%I;\n%s;', n.relnamespace::pg_catalog.regnamespace, n.relname,
      pg_catalog.regexp_replace(pg_catalog.pg_get_indexdef(i.indexrelid), '\(', pg_catalog.format('(%I, ', o.column))) end as cure
from tables as t
join owner_columns as o on o.relation = t.oid
join pg_catalog.pg_index as i on i.indrelid = t.oid and i.indisunique and not i.indisprimary
join pg_catalog.pg_class as n on n.oid = i.indexrelid
left join pg_catalog.pg_constraint as k on k.conindid = i.indexrelid and k.conrelid = t.oid and k.contype = 'u'
where t.secured and (t.inserts or t.updates) and not t.relispartition and t.oid <> pg_catalog.to_regclass('public.users')
  and o.number <> all (i.indkey)
  and not (i.indnkeyatts = 1 and exists (select from pg_catalog.pg_attribute as c
    where c.attrelid = t.oid and c.attnum = i.indkey[0] and c.atttypid = 'pg_catalog.uuid'::pg_catalog.regtype))
