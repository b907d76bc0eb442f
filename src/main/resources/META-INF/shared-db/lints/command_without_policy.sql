-- SPDX-License-Identifier: Apache-2.0
--
-- code:  SDB-3124
-- name:  command-without-policy
-- level: warn
-- finds: The application may run a command on a protected table for which no policy lets a row through.
-- leaks: It changes or shows no row, and nothing says why.
-- cure:  revoke delete on public.notes from shared_db_app;

select t.object, c.name || ' is granted' as seen, case
    when o.column is null or t.oid = pg_catalog.to_regclass('public.users')
      then pg_catalog.format('revoke %s on %s from %s cascade;', c.name, t.object, t.grantees)
    else pg_catalog.format('create policy %I on %s for %s%s%s;', pg_catalog.left(t.relname, 52) || '_' || c.name || '_own'
        || case when exists (select from pg_catalog.pg_policy as p where p.polrelid = t.oid
          and p.polname = pg_catalog.left(t.relname, 52) || '_' || c.name || '_own') then '_2' else '' end, t.object,
      c.name, case when c.char <> 'a' then own.using end, case when c.char in ('a', 'w') then own.check end) end as cure
from tables as t
cross join lateral (values ('r'::"char", 'select', t.reads), ('a', 'insert', t.inserts), ('w', 'update', t.updates),
  ('d', 'delete', t.deletes)) as c (char, name, granted)
left join owner_columns as o on o.relation = t.oid
left join lateral (select pg_catalog.format(' using (%I = (select shared_db.current_user_id()))', o.column) as using,
  pg_catalog.format(' with check (%I = (select shared_db.current_user_id()))', o.column) as check) as own on true
where t.secured and c.granted
  and exists (select from policies as p where p.relation = t.oid and p.permissive)
  and not exists (select from policies as p where p.relation = t.oid and p.permissive and p.command in (c.char, '*'))
