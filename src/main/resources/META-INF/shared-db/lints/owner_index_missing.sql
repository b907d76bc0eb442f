-- SPDX-License-Identifier: Apache-2.0
--
-- code:  SDB-3130
-- name:  owner-index-missing
-- level: note
-- finds: No index of a protected table begins with the column that says whose row it is.
-- leaks: Every query reads everybody's rows to find the user's, and somebody will switch row security off for that.
-- cure:  create index on public.notes (user_id);

select t.object, 'its column ' || pg_catalog.quote_ident(o.column) || ' says whose row it is' as seen,
  pg_catalog.format('create index on %s (%I);', t.object, o.column) as cure
from tables as t
join owner_columns as o on o.relation = t.oid
where t.secured and not t.relispartition and not exists (
  select from pg_catalog.pg_index as i
  where i.indrelid = t.oid and i.indisvalid and i.indpred is null and i.indkey[0] = o.number)
