-- SPDX-License-Identifier: Apache-2.0
--
-- code:  SDB-3162
-- name:  definer-past-row-security
-- level: refuse
-- finds: The application may call a security definer function of a superuser, or of a role with BYPASSRLS, that names
--        tables of users.
-- leaks: Whoever calls it reads or writes everybody's rows.
-- cure:  alter function public.count_notes() security invoker;

-- One that asks for the user is definer-unreviewed.
select f.object, 'it belongs to ' || pg_catalog.quote_ident(f.owner) as seen,
  pg_catalog.format('alter %s%s security invoker;', f.kind, f.object) as cure
from definers as f
where f.past and f.body !~ (select pattern from asking) and f.body !~ '\mcurrent_user_id\M' and exists (
  select from everything as e
  where e.relkind in ('r', 'p') and (e.secured or e.oid in (select relation from owner_columns))
    and pg_catalog.strpos(f.body, e.relname) > 0 and f.body ~ ('\m' || e.relname || '\M'))
