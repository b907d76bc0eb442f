-- SPDX-License-Identifier: Apache-2.0
--
-- code:  SDB-3199
-- name:  exception-does-not-hold
-- level: warn
-- allow: never
-- finds: A comment makes an exception from a check that does not exist, that has none, or without a reason.
-- leaks: Somebody takes a finding for settled that is not; it goes on to be found. A newer release may know the check.
-- cure:  comment on table public.notes is 'shared-db: allow SDB-3120 because …';

select a.object, pg_catalog.format('%L: ', pg_catalog.left(a.code, 64)) || case
    when c.code is null then 'there is no such check'
    when not c.allowable then 'there are no exceptions from it'
    else 'the reason is missing: … because …' end as seen,
  pg_catalog.format('comment on %s %s is %L;', a.kind, a.identity,
    pg_catalog.regexp_replace(a.description, 'shared-db:\s*allow\s+' || pg_catalog.regexp_replace(a.code, '(\W)', '\\\1', 'g')
      || '[^;]*;?\s*', '')) as cure
from allowances as a
left join checks as c on c.code = a.code
where a.object is not null and (c.code is null or not c.allowable or a.reason is null)
