-- SPDX-License-Identifier: Apache-2.0
--
-- code:  SDB-3103
-- name:  login-replicates
-- level: refuse
-- allow: never
-- finds: The application's login has REPLICATION.
-- leaks: It may read the whole cluster as a stream, past every policy.
-- cure:  alter role app_login noreplication;

select rolname as object, null as seen, pg_catalog.format('alter role %I noreplication;', rolname) as cure
from judged
where rolreplication
