-- SPDX-License-Identifier: Apache-2.0
--
-- code:  SDB-3163
-- name:  definer-unreviewed
-- level: warn
-- finds: The application may call a security definer function that nobody has declared reviewed.
-- leaks: It runs with its owner's rights, and PostgreSQL lets everybody call a new function.
-- cure:  alter function public.f() security invoker;

-- Reviewed: comment on function public.f() is 'shared-db: allow SDB-3163 because …';
select f.object, 'it belongs to ' || pg_catalog.quote_ident(f.owner) as seen,
  pg_catalog.format('alter %s%s security invoker;', f.kind, f.object) as cure
from definers as f
where not f.known
