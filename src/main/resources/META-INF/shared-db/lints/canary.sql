-- SPDX-License-Identifier: Apache-2.0
--
-- canary.sql: the tables that the canary asks, and the row of somebody else that it tries to put into each. Stands behind
-- reach.sql; gives the table, the column that says whose row it is, whether both may be read, the statement that protects it,
-- the INSERT, where the application may insert rows and name their owner, and whether something may change that row first.
with recursive

-- A partitioned table finds the partition of a row before it asks a policy, so the row takes its keys from the bounds of a
-- partition, from the top to the bottom. A default partition takes any row, and one by hash needs no certain one.
descent as (
  select t.oid as relation, t.oid as at, '{}'::name[] as names, '{}'::text[] collate "C" as literals
  from tables as t
  where t.relkind = 'p' and t.secured and t.inserts
  union all
  select d.relation, next.oid, d.names || next.names, d.literals || next.literals
  from descent as d
  join lateral (
    select c.oid, keys.names, bound.literals[1:p.partnatts] as literals
    from pg_catalog.pg_partitioned_table as p
    join pg_catalog.pg_inherits as i on i.inhparent = p.partrelid
    join pg_catalog.pg_class as c on c.oid = i.inhrelid
    cross join lateral (
      select pg_catalog.array_agg(a.attname order by k.position) as names
      from pg_catalog.unnest(p.partattrs) with ordinality as k (number, position)
      join pg_catalog.pg_attribute as a on a.attrelid = p.partrelid and a.attnum = k.number
      where pg_catalog.has_column_privilege(d.relation, a.attname, 'INSERT')
    ) as keys
    cross join lateral (
      select pg_catalog.array_agg(m.parts[1] order by m.position) as literals
      from pg_catalog.regexp_matches(pg_catalog.substring(pg_catalog.pg_get_expr(c.relpartbound, c.oid),
        '^FOR VALUES (?:FROM|IN) \((.*?)\)(?: TO \(.*)?$'), '''(?:[^'']|'''')*''|[^'', ]+', 'g')
        with ordinality as m (parts, position)
    ) as bound
    where p.partrelid = d.at and p.partdefid = 0 and p.partstrat in ('l', 'r')
      -- not a key that is an expression, or that the application may not name
      and pg_catalog.cardinality(keys.names) = p.partnatts
      and not bound.literals[1:p.partnatts] && array['MINVALUE', 'NULL']
    order by c.relkind = 'p', c.oid
    limit 1
  ) as next on true
),

-- What the row says. A column that takes its number from a sequence gets the largest one: otherwise every start uses up some.
named as (
  select d.relation, k.name as "column", k.literal, k.position
  from descent as d, rows from (pg_catalog.unnest(d.names), pg_catalog.unnest(d.literals)) with ordinality
    as k (name, literal, position)
  union all
  select o.relation, o."column", pg_catalog.quote_literal(pg_catalog.gen_random_uuid()), 0 from owner_columns as o
  union all
  select t.oid, a.attname, case a.attlen when 2 then '32767' when 4 then '2147483647' else '9223372036854775807' end, 0
  from tables as t
  join pg_catalog.pg_attribute as a on a.attrelid = t.oid and a.attnum > 0 and not a.attisdropped
    and a.atttypid in ('pg_catalog.int2'::pg_catalog.regtype, 'pg_catalog.int4'::pg_catalog.regtype,
      'pg_catalog.int8'::pg_catalog.regtype)
  where t.secured and t.inserts and (a.attidentity <> '' or (a.attrelid, a.attnum) in (
      select f.adrelid, f.adnum
      from pg_catalog.pg_attrdef as f
      join pg_catalog.pg_depend as d on d.classid = 'pg_catalog.pg_attrdef'::pg_catalog.regclass and d.objid = f.oid
        and d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass
      join pg_catalog.pg_class as s on s.oid = d.refobjid and s.relkind = 'S'))
    and pg_catalog.has_column_privilege(t.oid, a.attnum, 'INSERT')
),
attempts as (
  select relation, pg_catalog.string_agg(pg_catalog.quote_ident("column"), ', ') as columns,
    pg_catalog.string_agg(literal, ', ') as literals
  from (select distinct on (relation, "column") * from named order by relation, "column", position desc) as last
  group by relation
),

-- Where that row goes: into the partition at the end of the descent, or one below it.
landing as (
  (select distinct on (relation) relation, at from descent order by relation, pg_catalog.cardinality(names) desc)
  union all
  select l.relation, i.inhrelid from landing as l join pg_catalog.pg_inherits as i on i.inhparent = l.at
),

-- Rules for INSERT, and BEFORE triggers for rows (1 row, 2 before, 4 insert), may give a row another owner, or none go in.
diverted as (
  select ev_class as relation from pg_catalog.pg_rewrite where ev_type = '3' and ev_enabled in ('O', 'A')
  union
  select p.relation
  from (select oid as relation, oid as at from tables union all select relation, at from landing) as p
  join pg_catalog.pg_trigger as g on g.tgrelid = p.at
  where g.tgtype & 7 = 7 and g.tgenabled in ('O', 'A')
)
select t.object, pg_catalog.quote_ident(o."column") as owner, t.reads,
  again.statement as protection,
  case when t.inserts and o."column" is not null then pg_catalog.format(
    'insert into %s (%s) overriding system value values (%s)', t.object, r.columns, r.literals) end as attempt,
  pg_catalog.has_column_privilege(t.oid, o."column", 'SELECT') as owner_read,
  t.oid in (select relation from diverted) as diverted
from tables as t
join protections as again on again.relation = t.oid
left join owner_columns as o on o.relation = t.oid
left join attempts as r on r.relation = t.oid
where t.secured
