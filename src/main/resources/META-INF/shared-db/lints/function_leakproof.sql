-- SPDX-License-Identifier: Apache-2.0
--
-- code:  SDB-3152
-- name:  function-leakproof
-- level: warn
-- finds: A function that the application may execute is declared leakproof.
-- leaks: PostgreSQL then runs it on rows before the policy has hidden them; if it does leak, by an error or a notice, so
--        do they.
-- cure:  alter function public.f(text) not leakproof;

select f.object, null as seen, pg_catalog.format('alter function %s not leakproof;', f.object) as cure
from own_functions as f
where f.proleakproof and exists (select from pg_catalog.aclexplode(f.acl) as a where a.grantee in (select oid from hats))
