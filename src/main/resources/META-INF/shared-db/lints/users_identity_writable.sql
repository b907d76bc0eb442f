-- SPDX-License-Identifier: Apache-2.0
--
-- code:  SDB-3167
-- name:  users-identity-writable
-- level: refuse
-- finds: The application may change what says who a person is: id, email or google_id of users.
-- leaks: A user who takes another person's address or account over signs in as that person next time.
-- cure:  revoke update on public.users from shared_db_app cascade;

select u.object, pg_catalog.string_agg(distinct coalesce(g."column", 'every column'), ', ') as seen,
  pg_catalog.format(e'revoke update on %s from %s cascade;\ngrant update (full_name, avatar_url) on %1$s to shared_db_app;',
    u.object, pg_catalog.string_agg(distinct g.name, ', ')) as cure
from everything as u
join grants as g on g.relation = u.oid and g.privilege = 'UPDATE' and g.grantee <> u.relowner
where u.oid = pg_catalog.to_regclass('public.users') and (g."column" is null or g."column" in ('id', 'email', 'google_id'))
group by u.oid, u.object
