-- SPDX-License-Identifier: Apache-2.0
--
-- code:  SDB-3122
-- name:  row-security-not-forced
-- level: refuse
-- finds: Row level security is enabled on a table that the application can reach, but not forced.
-- leaks: Views and security definer functions of the table's owner read and write everybody's rows.
-- cure:  alter table public.notes force row level security;

select object, null as seen,
  pg_catalog.format('alter table %s force row level security;', object) as cure
from tables
where secured and not forced
