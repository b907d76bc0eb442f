-- SPDX-License-Identifier: Apache-2.0
--
-- code:  SDB-3185
-- name:  constraint-not-valid
-- level: note
-- finds: A constraint of a table that the application can reach is not valid for all rows.
-- leaks: Rows are there that it forbids, such as those of people who are gone; or nobody has looked.
-- cure:  alter table public.notes validate constraint notes_user_id_fkey;

-- Not enforced: from PostgreSQL 18 on; the column is read in a way that older ones understand.
select pg_catalog.format('%I on %s', k.conname, t.object) as object,
  case when pg_catalog.to_jsonb(k) ->> 'conenforced' = 'false' then 'not enforced' end as seen,
  case when pg_catalog.to_jsonb(k) ->> 'conenforced' = 'false'
    then pg_catalog.format('alter table %s drop constraint %I, add constraint %2$I %s;', t.object, k.conname,
      pg_catalog.replace(pg_catalog.pg_get_constraintdef(k.oid), ' NOT ENFORCED', ''))
    else pg_catalog.format(e'select shared_db.as_system(%L);\nalter table %s validate constraint %I;',
      'a constraint of ' || t.object, t.object, k.conname) end as cure
from tables as t
join pg_catalog.pg_constraint as k on k.conrelid = t.oid and not k.convalidated
