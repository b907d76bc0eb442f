-- SPDX-License-Identifier: Apache-2.0
--
-- code:  SDB-3145
-- name:  policy-with-or
-- level: warn
-- finds: A policy asks for the user, or for something else.
-- leaks: The other condition opens rows to people who do not own them; written by OR it also costs the index.
-- cure:  select shared_db.protect_table('public.notes');

-- An OR beside the question for the user is one conjunct of several and opens nothing. One in a restrictive policy shows in
-- what the permissive ones leave to it.
select c.object, pg_catalog.string_agg(pg_catalog.concat_ws(', behind ', c.clause || ' ' || c.text, c.fence), '; ') as seen,
  pg_catalog.format('drop policy %I on %s;', c.name, c."table") as cure
from clauses as c
where c.permissive and (c.asks and not c.bound and c.short ~ '\mOR\M' and not c.always and (not c.fenced or c.fence is not null)
  or c.opens and not c.shared and c.fence is not null)
group by c.object, c.name, c."table"
