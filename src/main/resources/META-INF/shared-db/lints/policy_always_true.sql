-- SPDX-License-Identifier: Apache-2.0
--
-- code:  SDB-3140
-- name:  policy-always-true
-- level: refuse
-- finds: A policy lets every row through: its condition is always true.
-- leaks: Everybody reads or writes everybody's rows.
-- cure:  select shared_db.protect_table('public.notes');

select c.object, pg_catalog.string_agg(c.clause || ' ' || c.text, '; ') as seen,
  pg_catalog.format('drop policy %I on %s;', c.name, c."table") as cure
from clauses as c
where c.permissive and c.always and not c.fenced
group by c.object, c.name, c."table"
