-- SPDX-License-Identifier: Apache-2.0
--
-- code:  SDB-3180
-- name:  connect-is-public
-- level: warn
-- finds: Another login that is a member of shared_db_app may connect to this database, because everybody may.
-- leaks: The role belongs to the whole cluster: the login of another database's application has an application's rights
--        here, too.
-- cure:  revoke connect on database company from public;

-- Logins of this database's own applications get the right by name; the cure gives it to who is connected and the owner.
select 'login ' || pg_catalog.quote_ident(r.rolname) as object, null as seen,
  pg_catalog.format(e'grant connect on database %1$I to %2$I, %3$I;\n'
      '-- Is %4$I an application of this database? Then: grant connect on database %1$I to %4$I;\n'
      '-- Likewise for the logins of system work, backups and monitoring, which this cuts off:\n'
      'revoke connect on database %1$I from public;',
    d.datname, pg_catalog.pg_get_userbyid(d.datdba), j.rolname, r.rolname) as cure
from pg_catalog.pg_database as d
cross join judged as j
cross join lateral pg_catalog.aclexplode(coalesce(d.datacl, pg_catalog.acldefault('d', d.datdba))) as a
join pg_catalog.pg_roles as r on r.rolcanlogin and not r.rolsuper and r.oid <> j.oid
  and not pg_catalog.pg_has_role(r.oid, d.datdba, 'member')
  and pg_catalog.pg_has_role(r.oid, pg_catalog.to_regrole('shared_db_app'), 'member')
where d.datname = pg_catalog.current_database() and a.grantee = 0 and a.privilege_type = 'CONNECT'
  and not exists (select from pg_catalog.aclexplode(d.datacl) as named
    where named.privilege_type = 'CONNECT' and named.grantee = r.oid)
  and exists (select from pg_catalog.pg_database as o
    where o.datallowconn and not o.datistemplate and o.datname <> 'postgres' and o.oid <> d.oid)
