-- SPDX-License-Identifier: Apache-2.0
--
-- code:  SDB-3169
-- name:  users-rows-writable
-- level: warn
-- finds: The application may add or remove people in users by itself.
-- leaks: People come by sign_in, which knows whether somebody vouches for the address; they go by delete_own_account.
-- cure:  revoke insert, delete on public.users from shared_db_app cascade;

select s.object, pg_catalog.string_agg(s.privilege, ', ' order by s.privilege) as seen,
  pg_catalog.string_agg(pg_catalog.format('revoke %s on %s from %s cascade;', s.privilege, s.object, s.grantees), e'\n') as cure
from strange as s
where s.oid = pg_catalog.to_regclass('public.users') and s.privilege in ('INSERT', 'DELETE')
group by s.object
