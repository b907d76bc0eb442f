-- SPDX-License-Identifier: Apache-2.0
--
-- code:  SDB-3187
-- name:  audit-incomplete
-- level: warn
-- finds: A table keeps its changes in the audit log only in part, or by names that its columns have no more.
-- leaks: Whoever looks there takes what is missing for what never happened.
-- cure:  select shared_db.audit_table('public.notes');

select e.object,
  pg_catalog.concat_ws(', ',
    case when count(distinct f.proname) < 4
      then 'it keeps ' || pg_catalog.string_agg(distinct pg_catalog.replace(f.proname, 'audit_', ''), ', ') end,
    'it has no column ' || n.gone) as seen,
  case when a.arguments is null
    then pg_catalog.format('select shared_db.audit_table(%L, owner_column => %L);', e.object, o.column)
    else pg_catalog.format('%sselect shared_db.audit_table(%L, owner_column => %L, secret => %L, ignored => %L);',
      case when n.secret_gone then '-- with the names that the secret columns have now: ' end, e.object,
      case when n.owner_gone then o.column else nullif(a.arguments[1], '') end, a.arguments[3], n.ignored) end as cure
from everything as e
join pg_catalog.pg_trigger as g on g.tgrelid = e.oid
join own_functions as f on f.oid = g.tgfoid and f.ours and f.proname like 'audit\_%'
left join owner_columns as o on o.relation = e.oid
-- The bytes of each argument end with a zero.
left join lateral (
  select pg_catalog.array_agg(pg_catalog.convert_from(pg_catalog.decode(b.hex, 'hex'), pg_catalog.getdatabaseencoding())
    order by b.number) as arguments
  from (
    select any_of.tgargs
    from pg_catalog.pg_trigger as any_of join own_functions as w on w.oid = any_of.tgfoid and w.ours and w.proname like 'audit\_%'
    where any_of.tgrelid = e.oid and any_of.tgnargs = 4
    limit 1) as t,
    pg_catalog.unnest(pg_catalog.string_to_array(
      pg_catalog.regexp_replace(pg_catalog.encode(t.tgargs, 'hex'), '(..)', '\1 ', 'g'), '00 '))
      with ordinality as b (hex, number)
) as a on true
-- The first is a name, the others are arrays of names, if audit_table wrote them.
left join lateral (
  select pg_catalog.string_agg(distinct pg_catalog.quote_ident(names.name), ', ') filter (where not names.there) as gone,
    bool_or(names.number = 1 and not names.there) as owner_gone, bool_or(names.number = 3 and not names.there) as secret_gone,
    coalesce(pg_catalog.array_agg(names.name) filter (where names.number = 4 and names.there), '{}') as ignored
  from (
    select w.number, c.name, exists (select from pg_catalog.pg_attribute as there
      where there.attrelid = e.oid and there.attname = c.name and there.attnum > 0 and not there.attisdropped) as there
    from pg_catalog.unnest(a.arguments[1:4]) with ordinality as w (list, number),
      pg_catalog.unnest(case when w.number = 1 then array[w.list]
        when w.list ~ '^\{(("([^"\\]|\\.)*"|[^{}",\\\s]+)(,("([^"\\]|\\.)*"|[^{}",\\\s]+))*)?\}$' then w.list::text[]
        end) as c (name)
    where c.name <> ''
  ) as names
) as n on true
group by e.oid, e.object, a.arguments, o.column, n.gone, n.owner_gone, n.secret_gone, n.ignored
having count(distinct f.proname) < 4 or n.gone is not null
