-- SPDX-License-Identifier: Apache-2.0
--
-- code:  SDB-3164
-- name:  definer-search-path
-- level: warn
-- finds: A security definer function looks up names in a search_path that its caller can choose from.
-- leaks: A temporary table of the same name takes the place of the real one, with the rights of the function's owner.
-- cure:  alter function public.f() set search_path = pg_catalog, public, pg_temp;

-- Functions whose names are bound (return …, begin atomic) look nothing up. Our audit_ functions write every name out.
select f.object, coalesce('search_path=' || p.path, 'without search_path') as seen,
  pg_catalog.format('alter %s%s set search_path = %s;', f.kind, f.object, case
    when p.path is null then pg_catalog.format('pg_catalog, %I, pg_temp', n.nspname)
    else pg_catalog.btrim(pg_catalog.regexp_replace(p.path, '(^|, *)"?pg_temp"?', '', 'g'), ', ') || ', pg_temp' end) as cure
from own_functions as f
join pg_catalog.pg_namespace as n on n.oid = f.pronamespace
left join lateral (
  select pg_catalog.substr(c.setting, 13) as path from pg_catalog.unnest(f.proconfig) as c (setting)
  where c.setting like 'search\_path=%') as p on true
where f.prosecdef and not f.bound and not (f.ours and f.proname like 'audit\_%')
  and (p.path is null or p.path !~ '"?pg_temp"?$' and p.path not in ('', '""', 'pg_catalog', '"pg_catalog"'))
  and (f.oid in (select oid from definers) or exists (
    select from pg_catalog.pg_trigger as t where t.tgfoid = f.oid and t.tgrelid in (select oid from reached)))
