-- SPDX-License-Identifier: Apache-2.0
--
-- code:  SDB-3151
-- name:  context-function-immutable
-- level: refuse
-- finds: A function that says who the user is, and that a policy calls, is declared immutable.
-- leaks: PostgreSQL may answer once and keep the answer in a plan: the next user of the connection sees the rows of the
--        one before.
-- cure:  alter function shared_db.current_user_id() stable;

select f.object, null as seen, pg_catalog.format('alter function %s stable;', f.object) as cure
from asked_functions as f
where f.provolatile = 'i'
