-- SPDX-License-Identifier: Apache-2.0
--
-- code:  SDB-3184
-- name:  index-invalid
-- level: note
-- finds: An index of a table that the application can reach is invalid.
-- leaks: It helps no query, and if it is unique, it does not keep rows apart.
-- cure:  reindex index public.notes_user_id_idx;

select pg_catalog.format('%I on %s', n.relname, t.object) as object, null as seen,
  pg_catalog.format('reindex index %s.%I;', n.relnamespace::pg_catalog.regnamespace, n.relname) as cure
from tables as t
join pg_catalog.pg_index as i on i.indrelid = t.oid and not (i.indisvalid and i.indisready)
join pg_catalog.pg_class as n on n.oid = i.indexrelid and n.relkind = 'i'
