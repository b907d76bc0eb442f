-- SPDX-License-Identifier: Apache-2.0
--
-- code:  SDB-3127
-- name:  foreign-table-open
-- level: refuse
-- finds: The application can reach a foreign table whose rows belong to users.
-- leaks: Row security cannot hold for a foreign table, so that everybody reaches every row.
-- cure:  revoke all on public.remote_notes from shared_db_app cascade;

select r.object, 'its column ' || pg_catalog.quote_ident(o.column) || ' says whose row it is' as seen, r.closing as cure
from reached as r
join owner_columns as o on o.relation = r.oid
where r.relkind = 'f'
