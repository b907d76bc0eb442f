-- SPDX-License-Identifier: Apache-2.0
--
-- code:  SDB-3145
-- name:  policy-with-or
-- level: warn
-- finds: A policy asks for the user, or for something else.
-- leaks: The other condition opens rows to people who do not own them; written by OR it also costs the index.
-- cure:  select shared_db.protect_table('public.notes');

-- An OR beside the question for the user is one conjunct of several and opens nothing.
select c.object, pg_catalog.string_agg(c.clause || ' ' || c.text, '; ') as seen,
  pg_catalog.format('drop policy %I on %s;', c.name, c."table") as cure
from clauses as c
where c.permissive and c.asks and not c.bound and c.short ~ '\mOR\M' and c.short !~ '\mOR true\M|\(true OR\M'
  and not exists (select from fenced as f where f.relation = c.relation and f.command in (c.command, '*'))
group by c.object, c.name, c."table"
