-- SPDX-License-Identifier: Apache-2.0
--
-- code:  SDB-3153
-- name:  context-function-slow
-- level: note
-- finds: A function that says who the user is, and that a policy calls, is volatile, not parallel safe, a security
--        definer, or has a SET clause.
-- leaks: PostgreSQL cannot ask once per statement, or not in parallel; large tables get slow.
-- cure:  alter function public.me() stable parallel safe security invoker reset all;

select f.object, pg_catalog.concat_ws(', ', case when f.provolatile = 'v' then 'volatile' end,
    case when f.proparallel <> 's' then 'not parallel safe' end, case when f.prosecdef then 'security definer' end,
    case when f.proconfig is not null then 'has a SET clause' end) as seen,
  pg_catalog.format('alter function %s stable parallel safe security invoker reset all;', f.object) as cure
from asked_functions as f
where f.oid in (select oid from policy_functions) and f.prorettype = 'pg_catalog.uuid'::pg_catalog.regtype
  and (f.provolatile = 'v' or f.proparallel <> 's' or f.prosecdef or f.proconfig is not null)
