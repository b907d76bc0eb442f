-- SPDX-License-Identifier: Apache-2.0
--
-- code:  SDB-3111
-- name:  user-is-preset
-- level: refuse
-- finds: A role or the database starts its sessions with a value of app.user_id.
-- leaks: Whoever connects without saying who it is reads and writes that person's rows.
-- cure:  alter role app_login reset app.user_id;

select object, null as seen, cure
from presets
where pg_catalog.lower(name) = 'app.user_id' and value <> ''
