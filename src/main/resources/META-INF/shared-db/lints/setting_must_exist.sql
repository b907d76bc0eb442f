-- SPDX-License-Identifier: Apache-2.0
--
-- code:  SDB-3147
-- name:  setting-must-exist
-- level: warn
-- finds: A policy, or a function that it calls, reads app.user_id as a setting that must exist.
-- leaks: On a fresh connection every statement fails (42704) until somebody has set it once.
-- cure:  alter policy mine on public.notes using (user_id = (select shared_db.current_user_id()));

select c.object, pg_catalog.string_agg(c.clause || ' ' || c.text, '; ') as seen, r.cure
from clauses as c join repairs as r on r.oid = c.oid
where c.text ~ 'current_setting\(''app\.user_id''::text(, false)?\)'
group by c.object, r.cure
union all
select f.object, null, pg_catalog.regexp_replace(pg_catalog.pg_get_functiondef(f.oid),
  '(current_setting\s*\(\s*''app\.user_id''(::text)?)\s*(,\s*false\s*)?\)', '\1, true)', 'gi') || ';'
from asked_functions as f
where f.body ~* 'current_setting\s*\(\s*''app\.user_id''(::text)?\s*(,\s*false\s*)?\)'
