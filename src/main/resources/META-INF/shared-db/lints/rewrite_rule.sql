-- SPDX-License-Identifier: Apache-2.0
--
-- code:  SDB-3135
-- name:  rewrite-rule
-- level: warn
-- finds: A table that the application can reach has a rewrite rule.
-- leaks: What a rule does is done with the rights of the table's owner, and decided before any policy is asked.
-- cure:  drop rule archive on public.notes;

select pg_catalog.format('%I on %s', r.rulename, t.object) as object, null as seen,
  pg_catalog.format('drop rule %I on %s;', r.rulename, t.object) as cure
from tables as t
join pg_catalog.pg_rewrite as r on r.ev_class = t.oid and r.rulename <> '_RETURN'
