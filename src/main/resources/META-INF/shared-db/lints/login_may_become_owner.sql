-- SPDX-License-Identifier: Apache-2.0
--
-- code:  SDB-3105
-- name:  login-may-become-owner
-- level: refuse
-- allow: never
-- finds: The application's login is a member, directly or by other roles, of a role that owns tables of users.
-- leaks: Members of an owner switch row security off as the owner does, with or without SET ROLE.
-- cure:  revoke company_owner from app_login;

select j.rolname as object, 'is a member of ' || pg_catalog.quote_ident(o.rolname) as seen,
  (select pg_catalog.string_agg(m.cure, e'\n') from memberships as m
    where pg_catalog.pg_has_role(m.role, o.oid, 'member')) as cure
from judged as j
join pg_catalog.pg_roles as o on o.oid <> j.oid and pg_catalog.pg_has_role(j.oid, o.oid, 'member')
where not j.rolsuper and not o.rolsuper and (
  exists (select from everything as e where e.relowner = o.oid and e.relkind in ('r', 'p')
    and (e.secured or e.oid = pg_catalog.to_regclass('public.users')))
  or exists (select from pg_catalog.pg_namespace where nspname = 'shared_db' and nspowner = o.oid))
