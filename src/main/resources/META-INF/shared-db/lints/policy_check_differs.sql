-- SPDX-License-Identifier: Apache-2.0
--
-- code:  SDB-3146
-- name:  policy-check-differs
-- level: warn
-- finds: What a policy asks of a row before a change and after it are two different things.
-- leaks: A user may bring a row into a state, or to an owner, in which it is another's.
-- cure:  select shared_db.protect_table('public.notes');

select p.object, pg_catalog.format('using %s, with check %s', p.qual, p.check) as seen,
  pg_catalog.format('alter policy %I on %s with check (%s);', p.name, p.table, p.qual) as cure
from policies as p, asking as a
where p.permissive and p.updates and p.command in ('w', '*') and p.qual <> p.check and p.qual ~ a.pattern and p.check ~ a.pattern
  -- one of them may be stricter, as long as it asks for the other, too
  and pg_catalog.strpos(p.qual, p.check) = 0 and pg_catalog.strpos(p.check, p.qual) = 0
