-- SPDX-License-Identifier: Apache-2.0
--
-- code:  SDB-3136
-- name:  ownerless-table-writable
-- level: note
-- finds: The application may write to a table without row security whose rows belong to nobody.
-- leaks: What one user writes there, all users read and change.
-- cure:  revoke insert, update, delete on public.countries from shared_db_app cascade;

select t.object, null as seen,
  pg_catalog.format('revoke insert, update, delete on %s from %s cascade;', t.object, t.grantees) as cure
from tables as t
where not t.secured and (t.inserts or t.updates or t.deletes)
  and t.oid not in (select relation from owner_columns union all select relation from owner_texts)
  and t.oid not in (select oid from heirs)
  and not exists (select from pg_catalog.pg_policy as p where p.polrelid = t.oid)
  and not exists (select from pg_catalog.pg_constraint as k join everything as e on e.oid = k.confrelid
    where k.conrelid = t.oid and k.contype = 'f' and e.secured and e.oid <> pg_catalog.to_regclass('public.users'))
