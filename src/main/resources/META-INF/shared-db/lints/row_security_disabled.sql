-- SPDX-License-Identifier: Apache-2.0
--
-- code:  SDB-3120
-- name:  row-security-disabled
-- level: refuse
-- finds: The application can reach a table whose rows belong to users, and row level security is not enabled on it.
-- leaks: Everybody reads and writes everybody's rows.
-- cure:  select shared_db.protect_table('public.notes');

-- Partitions and heirs of protected tables are the business of partition-open.
select t.object, case when o.relation is null then 'it has policies, which are not asked'
    else 'its column ' || pg_catalog.quote_ident(o.column) || ' says whose row it is' end as seen,
  case when o.relation is null or t.relname !~ '^[a-z][a-z0-9_]{0,44}$'
    then pg_catalog.format('alter table %s enable row level security, force row level security;', t.object)
    else again.statement end as cure
from tables as t
join protections as again on again.relation = t.oid
left join owner_columns as o on o.relation = t.oid
where not t.secured and not exists (select from heirs as h where h.oid = t.oid)
  and (o.relation is not null
    or exists (select from pg_catalog.pg_policy as p where p.polrelid = t.oid))
