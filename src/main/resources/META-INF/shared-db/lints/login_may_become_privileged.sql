-- SPDX-License-Identifier: Apache-2.0
--
-- code:  SDB-3108
-- name:  login-may-become-privileged
-- level: refuse
-- allow: never
-- finds: The application's login is a member of a superuser, or of a role with BYPASSRLS or REPLICATION.
-- leaks: SET ROLE is all that it takes to leave row security.
-- cure:  revoke backup from app_login;

select j.rolname as object, 'is a member of ' || pg_catalog.quote_ident(r.rolname) as seen,
  (select pg_catalog.string_agg(m.cure, e'\n') from memberships as m
    where pg_catalog.pg_has_role(m.role, r.oid, 'member')) as cure
from judged as j
join pg_catalog.pg_roles as r on (r.rolsuper or r.rolbypassrls or r.rolreplication) and r.oid <> j.oid
  and pg_catalog.pg_has_role(j.oid, r.oid, 'member')
where not j.rolsuper
