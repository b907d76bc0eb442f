-- SPDX-License-Identifier: Apache-2.0
--
-- code:  SDB-3123
-- name:  no-policy
-- level: warn
-- finds: Row security is enabled on a table that the application can reach, and no policy lets anybody in.
-- leaks: Every page stays empty, and nothing says why.
-- cure:  select shared_db.protect_table('public.notes');

select t.object, null as seen, case
    when t.oid = pg_catalog.to_regclass('public.users')
      then 'create policy users_select_own on public.users for select using (id = (select shared_db.current_user_id()));'
    when o.column is null or t.oid in (select oid from heirs) or t.object in ('public.audit_log', 'shared_db.identities')
      or t.relname !~ '^[a-z][a-z0-9_]{0,44}$' then t.closing
    else again.statement end as cure
from tables as t
join protections as again on again.relation = t.oid
left join owner_columns as o on o.relation = t.oid
where t.secured and not exists (select from policies as p where p.relation = t.oid and p.permissive)
