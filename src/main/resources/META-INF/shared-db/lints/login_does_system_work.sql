-- SPDX-License-Identifier: Apache-2.0
--
-- code:  SDB-3109
-- name:  login-does-system-work
-- level: refuse
-- allow: never
-- finds: The application's login is a member of shared_db_system or shared_db_auth.
-- leaks: One setting then opens every row to whoever is signed in.
-- cure:  revoke shared_db_system from app_login;

select j.rolname as object, 'is a member of ' || r.rolname as seen,
  (select pg_catalog.string_agg(m.cure, e'\n') from memberships as m
    where pg_catalog.pg_has_role(m.role, r.oid, 'member')) as cure
from judged as j
join pg_catalog.pg_roles as r on r.rolname in ('shared_db_system', 'shared_db_auth')
  and pg_catalog.pg_has_role(j.oid, r.oid, 'member')
where not j.rolsuper
