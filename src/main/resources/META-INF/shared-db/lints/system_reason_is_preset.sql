-- SPDX-License-Identifier: Apache-2.0
--
-- code:  SDB-3112
-- name:  system-reason-is-preset
-- level: warn
-- finds: A role or the database starts its sessions with a reason for system work (shared_db.system).
-- leaks: The owner, and logins for system work, then see every row without having asked for it.
-- cure:  alter database company reset shared_db.system;

select object, null as seen, cure
from presets
where pg_catalog.lower(name) = 'shared_db.system' and value <> ''
