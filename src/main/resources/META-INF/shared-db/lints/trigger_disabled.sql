-- SPDX-License-Identifier: Apache-2.0
--
-- code:  SDB-3186
-- name:  trigger-disabled
-- level: warn
-- finds: A trigger of a protected table is disabled.
-- leaks: What it keeps is not kept: the audit log, the time of the last change, or a foreign key.
-- cure:  alter table public.notes enable trigger notes_audit_update;

select pg_catalog.format('%I on %s', g.tgname, t.object) as object, null as seen,
  pg_catalog.format('alter table %s enable trigger %I;', t.object, g.tgname) as cure
from tables as t
join pg_catalog.pg_trigger as g on g.tgrelid = t.oid and g.tgenabled in ('D', 'R') and not g.tgisinternal
where t.secured
union all
select t.object, 'triggers of foreign keys', pg_catalog.format('alter table %s enable trigger all;', t.object)
from tables as t
where t.secured and exists (select from pg_catalog.pg_trigger as g
  where g.tgrelid = t.oid and g.tgenabled in ('D', 'R') and g.tgisinternal)
