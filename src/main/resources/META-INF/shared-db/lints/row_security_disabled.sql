-- SPDX-License-Identifier: Apache-2.0
--
-- code:  SDB-3120
-- name:  row-security-disabled
-- level: refuse
-- finds: The application can reach a table whose rows belong to users, and row level security is not enabled on it.
-- leaks: Everybody reads and writes everybody's rows.
-- cure:  select shared_db.protect_table('public.notes');

select t.object, 'its column ' || pg_catalog.quote_ident(o.column) || ' says whose row it is' as seen,
  pg_catalog.format('select shared_db.protect_table(%L%s);', t.object,
    case when o.column <> 'user_id' then pg_catalog.format(', owner_column => %L', o.column) end) as cure
from tables as t
join owner_columns as o on o.relation = t.oid
where not t.secured
