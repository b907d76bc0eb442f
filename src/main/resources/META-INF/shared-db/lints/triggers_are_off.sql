-- SPDX-License-Identifier: Apache-2.0
--
-- code:  SDB-3114
-- name:  triggers-are-off
-- level: warn
-- finds: A role or the database starts its sessions with session_replication_role = replica.
-- leaks: No trigger and no foreign key runs, so that changes are not in the audit log.
-- cure:  alter role app_login reset session_replication_role;

select object, null as seen, cure
from presets
where name = 'session_replication_role' and pg_catalog.lower(value) = 'replica'
