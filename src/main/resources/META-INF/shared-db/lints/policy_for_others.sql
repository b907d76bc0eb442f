-- SPDX-License-Identifier: Apache-2.0
--
-- code:  SDB-3143
-- name:  policy-for-others
-- level: refuse
-- finds: A policy lets the rows through that are not the user's, or all rows to whoever is signed in.
-- leaks: Everybody reads or writes the rows of everybody else.
-- cure:  select shared_db.protect_table('public.notes');

select c.object, pg_catalog.string_agg(c.clause || ' ' || c.text, '; ') as seen,
  pg_catalog.format('drop policy %I on %s;', c.name, c."table") as cure
from clauses as c
where c.permissive and c.to_others and not c.fenced
group by c.object, c.name, c."table"
