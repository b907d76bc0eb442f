-- SPDX-License-Identifier: Apache-2.0
--
-- code:  SDB-3171
-- name:  references-granted
-- level: warn
-- finds: The application has the right REFERENCES on a table under row security.
-- leaks: A foreign key looks past row security: it tells which rows exist, and hinders others from deleting theirs.
-- cure:  revoke references on public.notes from shared_db_app cascade;

select s.object, 'granted to ' || s.grantees as seen,
  pg_catalog.format('revoke references on %s from %s cascade;', s.object, s.grantees) as cure
from strange as s
where s.privilege = 'REFERENCES'
