-- SPDX-License-Identifier: Apache-2.0
--
-- code:  SDB-3190
-- name:  server-out-of-date
-- level: warn
-- finds: The server lacks corrections of mistakes in row security.
-- leaks: Known mistakes of older versions show rows to the wrong user: CVE-2023-2455, CVE-2024-10976, CVE-2025-8713 and
--        others.
-- cure:  -- install the newest minor release of this PostgreSQL and restart it

-- The first minor releases without the mistakes that were known when this was written. To ask about another version than
-- the one that is running, such as the one to move to: set shared_db.lint_version = '150014';
select 'PostgreSQL ' || v.version / 10000 || '.' || v.version % 10000 as object, null as seen,
  '-- install ' || coalesce((v.version / 10000) || '.' || f.minor || ' or a later minor release', 'PostgreSQL 18')
    || ' and restart the server' as cure
from (select coalesce(nullif(pg_catalog.current_setting('shared_db.lint_version', true), ''),
  pg_catalog.current_setting('server_version_num'))::integer as version) as v
left join (values (13, 22), (14, 19), (15, 14), (16, 10), (17, 6)) as f (major, minor) on f.major = v.version / 10000
where v.version < 130000 or v.version % 10000 < f.minor
