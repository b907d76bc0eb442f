-- SPDX-License-Identifier: Apache-2.0
--
-- code:  SDB-3149
-- name:  policy-of-old-package
-- level: warn
-- finds: A table has the policy that was written by hand for the older package.
-- leaks: It asks for each row, fails for nobody instead of finding nothing, and does not bind the owner's work.
-- cure:  select shared_db.protect_table('public.notes');

select p.object, null as seen, case when t.relname ~ '^[a-z][a-z0-9_]{0,44}$' and t.oid not in (select oid from heirs)
    and p.table not in ('public.users', 'public.audit_log')
  then again.statement
  else r.cure end as cure
from policies as p
join repairs as r on r.oid = p.oid
join tables as t on t.oid = p.relation
join protections as again on again.relation = p.relation
join owner_columns as o on o.relation = p.relation
where p.permissive and '(' || pg_catalog.quote_ident(o.column) || ' = (current_setting(''app.user_id''::text, true))::uuid)'
  = any (array[p.qual, p.check])
