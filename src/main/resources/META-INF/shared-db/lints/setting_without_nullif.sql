-- SPDX-License-Identifier: Apache-2.0
--
-- code:  SDB-3148
-- name:  setting-without-nullif
-- level: warn
-- finds: A policy, or a function that it calls, casts app.user_id to uuid without nullif.
-- leaks: For nobody every statement fails (22P02) instead of finding nothing: after the first transaction of a connection
--        the setting is '', not null.
-- cure:  alter policy mine on public.notes using (user_id = (select shared_db.current_user_id()));

-- The whole policy as the old package had it is policy-of-old-package.
select c.object, pg_catalog.string_agg(c.clause || ' ' || c.text, '; ') as seen, r.cure
from clauses as c join repairs as r on r.oid = c.oid
where c.text ~ 'current_setting\(''app\.user_id''::text(, \w+)?\)\)?::uuid'
  and c.text !~ '^\(\w+ = \(current_setting\(''app\.user_id''::text, true\)\)::uuid\)$'
group by c.object, r.cure
union all
select f.object, null, pg_catalog.regexp_replace(pg_catalog.regexp_replace(pg_catalog.pg_get_functiondef(f.oid),
  '(current_setting\s*\(\s*''app\.user_id''(::text)?\s*(,\s*\w+\s*)?\))(\)?\s*::\s*uuid)',
  'nullif(\1, '''')\4', 'gi'),
  '(current_setting\s*\(\s*''app\.user_id''\s*(,\s*\w+\s*)?\))(\s*as\s+uuid)', 'nullif(\1, '''')\3', 'gi') || ';'
from asked_functions as f
where f.body ~* 'current_setting\s*\(\s*''app\.user_id''(::text)?\s*(,\s*\w+\s*)?\)\)?\s*(::\s*|as\s+)uuid'
