-- SPDX-License-Identifier: Apache-2.0
--
-- code:  SDB-3120
-- name:  row-security-disabled
-- level: refuse
-- finds: The application can reach a table whose rows belong to users, and row level security is not enabled on it.
-- leaks: Everybody reads and writes everybody's rows.
-- cure:  select shared_db.protect_table('public.notes');

-- Partitions and heirs of protected tables are the business of partition-open; tables without an owner of their own that hang
-- on a protected one, of child-table-open.
select t.object, coalesce('its column ' || pg_catalog.quote_ident(coalesce(o.column, n.column)) || ' says whose row it is',
    'it has policies, which are not asked') as seen, case
    when o.relation is null and n.relation is not null
      then t.closing || ' -- or give it a column user_id of type uuid, and protect it'
    when o.relation is null or t.relname !~ '^[a-z][a-z0-9_]{0,44}$'
      then pg_catalog.format('alter table %s enable row level security, force row level security;', t.object)
    else again.statement end as cure
from tables as t
join protections as again on again.relation = t.oid
left join owner_columns as o on o.relation = t.oid
left join owner_texts as n on n.relation = t.oid and not exists (
  select from pg_catalog.pg_constraint as k join everything as e on e.oid = k.confrelid
  where k.conrelid = t.oid and k.contype = 'f' and e.secured and e.oid <> pg_catalog.to_regclass('public.users'))
where not t.secured and not exists (select from heirs as h where h.oid = t.oid)
  and (o.relation is not null or n.relation is not null
    or exists (select from pg_catalog.pg_policy as p where p.polrelid = t.oid))
