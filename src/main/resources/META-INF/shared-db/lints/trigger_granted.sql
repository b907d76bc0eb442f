-- SPDX-License-Identifier: Apache-2.0
--
-- code:  SDB-3172
-- name:  trigger-granted
-- level: warn
-- finds: The application has the right TRIGGER on a table under row security.
-- leaks: Whoever may add a trigger runs code in the transactions of all users, with their rows at hand.
-- cure:  revoke trigger on public.notes from shared_db_app cascade;

select s.object, 'granted to ' || s.grantees as seen,
  pg_catalog.format('revoke trigger on %s from %s cascade;', s.object, s.grantees) as cure
from strange as s
where s.privilege = 'TRIGGER'
