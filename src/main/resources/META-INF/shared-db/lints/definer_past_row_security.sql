-- SPDX-License-Identifier: Apache-2.0
--
-- code:  SDB-3162
-- name:  definer-past-row-security
-- level: refuse
-- finds: The application may call a security definer function that names tables of users, and whose owner row security does
--        not bind: a superuser, BYPASSRLS, an owner without FORCE, a role with a policy of its own; or the table has none,
--        and the function has no arguments or the table is granted.
-- leaks: Whoever calls it reads or writes everybody's rows.
-- cure:  alter function public.count_notes() security invoker;

-- One that asks for the user is definer-unreviewed; so is one that finds rows by its arguments, such as the session of a token,
-- in a table that is neither granted nor has policies.
select f.object, 'it belongs to ' || pg_catalog.quote_ident(f.owner) || ' and names '
    || pg_catalog.string_agg(distinct s.object, ', ') as seen,
  pg_catalog.format('alter %s%s security invoker;', f.kind, f.object) as cure
from definers as f
join shown as s on s.by = f.oid and s.past
  and (s.secured or s.copied or f.arguments = 0 or s.source in (select oid from reached))
cross join asking as a
join pg_catalog.pg_language as l on l.oid = f.prolang
-- A program may compare with others so as to refuse them.
where pg_catalog.regexp_replace(f.runs, a.idle || case l.lanname when 'sql' then '|' || a.contrary else '' end, '', 'gi')
  !~ (a.pattern || '|\mcurrent_user_id\M')
group by f.object, f.owner, f.kind
