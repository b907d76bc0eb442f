-- SPDX-License-Identifier: Apache-2.0
--
-- code:  SDB-3187
-- name:  audit-incomplete
-- level: warn
-- finds: A table keeps some of its changes in the audit log, but not all of them.
-- leaks: Whoever looks there takes what is missing for what never happened.
-- cure:  select shared_db.audit_table('public.notes');

select e.object, 'it keeps ' || pg_catalog.string_agg(distinct pg_catalog.replace(f.proname, 'audit_', ''), ', ') as seen,
  case when a.arguments is not null then pg_catalog.format(
      'select shared_db.audit_table(%L, owner_column => %L, secret => %L, ignored => %L);', e.object,
      nullif(a.arguments[1], ''), a.arguments[3], a.arguments[4])
    else pg_catalog.format('select shared_db.audit_table(%L, owner_column => %L);', e.object, o.column) end as cure
from everything as e
join pg_catalog.pg_trigger as g on g.tgrelid = e.oid
join own_functions as f on f.oid = g.tgfoid and f.ours and f.proname like 'audit\_%'
left join owner_columns as o on o.relation = e.oid
left join lateral (
  select pg_catalog.string_to_array(pg_catalog.encode(any_of.tgargs, 'escape'), '\000') as arguments
  from pg_catalog.pg_trigger as any_of join own_functions as w on w.oid = any_of.tgfoid and w.ours and w.proname like 'audit\_%'
  where any_of.tgrelid = e.oid and any_of.tgnargs = 4
  limit 1) as a on true
group by e.oid, e.object, a.arguments, o.column
having count(distinct f.proname) < 4
