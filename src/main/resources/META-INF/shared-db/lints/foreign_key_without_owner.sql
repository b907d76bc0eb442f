-- SPDX-License-Identifier: Apache-2.0
--
-- code:  SDB-3182
-- name:  foreign-key-without-owner
-- level: warn
-- finds: A foreign key from one protected table to another does not contain the owner.
-- leaks: Foreign keys look past row security: a user hangs a row on another's, learns that it exists, and may be hindered
--        from deleting it.
-- cure:  alter table public.files add foreign key (user_id, note_id) references public.notes (user_id, id);

select pg_catalog.format('%I on %s', k.conname, t.object) as object, 'it references ' || p.object as seen,
  pg_catalog.format(e'select shared_db.as_system(%L);\nalter table %s add unique (%I, %s);\n'
      'alter table %s drop constraint %I, add foreign key (%I, %s) references %s (%I, %s)%s;',
    'a foreign key of ' || t.object, p.object, pown.column, c.parent,
    t.object, k.conname, own.column, c.child, p.object, pown.column, c.parent,
    case k.confdeltype when 'c' then ' on delete cascade' when 'r' then ' on delete restrict'
      when 'n' then ' on delete set null (' || c.child || ')'
      when 'd' then ' on delete set default (' || c.child || ')' end) as cure
from pg_catalog.pg_constraint as k
join tables as t on t.oid = k.conrelid and t.secured and (t.inserts or t.updates)
join everything as p on p.oid = k.confrelid and p.secured and p.oid <> pg_catalog.to_regclass('public.users')
join owner_columns as own on own.relation = t.oid
join owner_columns as pown on pown.relation = p.oid
cross join lateral (
  select pg_catalog.string_agg(pg_catalog.quote_ident(ca.attname), ', ' order by pair.n) as child,
    pg_catalog.string_agg(pg_catalog.quote_ident(pa.attname), ', ' order by pair.n) as parent,
    bool_or(pair.c = own.number and pair.p = pown.number) as owned
  from rows from (pg_catalog.unnest(k.conkey), pg_catalog.unnest(k.confkey)) with ordinality as pair (c, p, n)
  join pg_catalog.pg_attribute as ca on ca.attrelid = t.oid and ca.attnum = pair.c
  join pg_catalog.pg_attribute as pa on pa.attrelid = p.oid and pa.attnum = pair.p) as c
where k.contype = 'f' and k.conparentid = 0 and not c.owned and own.number <> all (k.conkey)
