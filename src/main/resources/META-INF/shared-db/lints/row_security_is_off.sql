-- SPDX-License-Identifier: Apache-2.0
--
-- code:  SDB-3113
-- name:  row-security-is-off
-- level: warn
-- finds: A role or the database starts its sessions with row_security = off.
-- leaks: Every statement on a protected table then fails, instead of being limited to the user's rows.
-- cure:  alter role app_login reset row_security;

select object, null as seen, cure
from presets
where name = 'row_security' and pg_catalog.lower(value) in ('off', 'false', 'no', '0', 'of', 'f', 'n')
