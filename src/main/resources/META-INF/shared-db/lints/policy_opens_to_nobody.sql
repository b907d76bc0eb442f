-- SPDX-License-Identifier: Apache-2.0
--
-- code:  SDB-3142
-- name:  policy-opens-to-nobody
-- level: refuse
-- finds: A policy lets rows through when no user is set.
-- leaks: Whoever is not signed in, and every forgotten context, reads or writes everybody's rows.
-- cure:  select shared_db.protect_table('public.notes');

select c.object, pg_catalog.string_agg(c.clause || ' ' || c.text, '; ') as seen,
  pg_catalog.format('drop policy %I on %s;', c.name, c."table") as cure
from clauses as c, asking as a
where c.permissive and c.asks and not c.bound and (
  -- the user is null, or ''
  c.short ~ ('(' || a.call || ')(?:(?!\m(AND|OR|IS)\M)[^=<>])*( IS NULL| = ''''::text)')
  -- coalesce(the user, owner) = owner; coalesce(owner = the user, true)
  or c.short ~ ('COALESCE\((?:(?!\mCOALESCE\M).)*(' || a.call || ')(?:(?!\m(AND|OR)\M).)*, (?!false\))"?[a-z_]\w*"?\)'))
  and not exists (select from fenced as f where f.relation = c.relation and f.command in (c.command, '*'))
group by c.object, c.name, c."table"
