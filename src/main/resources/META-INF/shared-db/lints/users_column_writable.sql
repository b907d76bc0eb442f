-- SPDX-License-Identifier: Apache-2.0
--
-- code:  SDB-3168
-- name:  users-column-writable
-- level: warn
-- finds: The application may change columns of users that are neither name nor picture.
-- leaks: Where such a column says what a user may do, users promote themselves.
-- cure:  revoke update (role) on public.users from shared_db_app cascade;

select pg_catalog.format('%I on %s', g."column", u.object) as object, null as seen,
  pg_catalog.format('revoke update (%I) on %s from %s cascade;', g."column", u.object,
    pg_catalog.string_agg(distinct g.name, ', ')) as cure
from everything as u
join grants as g on g.relation = u.oid and g.privilege = 'UPDATE' and g.grantee <> u.relowner
where u.oid = pg_catalog.to_regclass('public.users')
  and g."column" not in ('id', 'email', 'google_id', 'full_name', 'avatar_url')
group by u.object, g."column"
