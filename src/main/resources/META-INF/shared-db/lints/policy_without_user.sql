-- SPDX-License-Identifier: Apache-2.0
--
-- code:  SDB-3141
-- name:  policy-without-user
-- level: refuse
-- finds: A policy decides about rows without asking who the user is.
-- leaks: What it lets through, it lets through for everybody, nobody included.
-- cure:  drop policy published on public.notes;

select c.object, pg_catalog.string_agg(c.clause || ' ' || c.text, '; ') as seen,
  pg_catalog.format('drop policy %I on %s;', c.name, c."table") as cure
from clauses as c
where c.permissive and not c.asks and not c.always and not c.never and not c.fenced
group by c.object, c.name, c."table"
