-- SPDX-License-Identifier: Apache-2.0
--
-- code:  SDB-3133
-- name:  name-not-snake-case
-- level: note
-- finds: The name of a table is not snake_case of at most 45 letters.
-- leaks: Every statement has to quote it, and protect_table, whose policies are named after it, refuses it.
-- cure:  alter table public."Notes" rename to notes;

select t.object, null as seen, pg_catalog.format('alter table %s rename to %I;', t.object,
  pg_catalog.left(pg_catalog.regexp_replace(pg_catalog.regexp_replace(pg_catalog.lower(pg_catalog.regexp_replace(t.relname,
    '([a-z0-9])([A-Z])', '\1_\2', 'g')), '[^a-z0-9]+', '_', 'g'), '^[0-9_]+', ''), 45)) as cure
from tables as t
where t.relname !~ '^[a-z][a-z0-9_]{0,44}$' and not t.relispartition
