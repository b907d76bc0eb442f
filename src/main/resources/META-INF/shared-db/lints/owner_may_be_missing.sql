-- SPDX-License-Identifier: Apache-2.0
--
-- code:  SDB-3131
-- name:  owner-may-be-missing
-- level: note
-- finds: The column that says whose row it is may be null, and no policy shows such rows to anybody.
-- leaks: A row without an owner is lost: no user sees it, changes it or deletes it.
-- cure:  alter table public.notes alter column user_id set not null;

select t.object, 'its column ' || pg_catalog.quote_ident(o.column) || ' says whose row it is' as seen,
  pg_catalog.format('alter table %s alter column %I set not null;', t.object, o.column) as cure
from tables as t
join owner_columns as o on o.relation = t.oid
where t.secured and not o.attnotnull and not t.relispartition and t.object <> 'public.audit_log'
  and not exists (select from clauses as c where c.relation = t.oid and c.text ~ ('\m' || o.column || '"? IS NULL'))
