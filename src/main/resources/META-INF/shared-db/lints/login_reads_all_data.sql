-- SPDX-License-Identifier: Apache-2.0
--
-- code:  SDB-3106
-- name:  login-reads-all-data
-- level: refuse
-- allow: never
-- finds: The application's login may read or write all data (pg_read_all_data, pg_write_all_data).
-- leaks: Every table without row security is open to it, those that nobody granted included.
-- cure:  revoke pg_read_all_data from app_login;

select j.rolname as object, 'is a member of ' || r.rolname as seen,
  (select pg_catalog.string_agg(m.cure, e'\n') from memberships as m
    where pg_catalog.pg_has_role(m.role, r.oid, 'member')) as cure
from judged as j
join pg_catalog.pg_roles as r on r.rolname in ('pg_read_all_data', 'pg_write_all_data')
  and pg_catalog.pg_has_role(j.oid, r.oid, 'member')
where not j.rolsuper
