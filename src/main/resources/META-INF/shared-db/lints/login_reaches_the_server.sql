-- SPDX-License-Identifier: Apache-2.0
--
-- code:  SDB-3107
-- name:  login-reaches-the-server
-- level: refuse
-- allow: never
-- finds: The application's login may read or write the server's files or start its programs.
-- leaks: The files of the server hold every row.
-- cure:  revoke pg_read_server_files from app_login;

select j.rolname as object, 'is a member of ' || r.rolname as seen,
  (select pg_catalog.string_agg(m.cure, e'\n') from memberships as m
    where pg_catalog.pg_has_role(m.role, r.oid, 'member')) as cure
from judged as j
join pg_catalog.pg_roles as r
  on r.rolname in ('pg_read_server_files', 'pg_write_server_files', 'pg_execute_server_program')
  and pg_catalog.pg_has_role(j.oid, r.oid, 'member')
where not j.rolsuper
