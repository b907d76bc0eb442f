-- SPDX-License-Identifier: Apache-2.0
--
-- code:  SDB-3104
-- name:  login-is-owner
-- level: refuse
-- allow: never
-- finds: The application's login owns tables of users, or the shared schema.
-- leaks: An owner switches row security off.
-- cure:  alter table public.notes owner to company_owner;

-- Whoever owns the database, too, is the owner in earnest; then it is the application that wants another login.
select j.rolname as object, 'owns ' || pg_catalog.string_agg(o.object, ', ' order by o.object) as seen,
  case when other.rolname is null
    then e'create role my_app login password \'CHANGE_ME\';\ngrant shared_db_app to my_app;\n'
      || pg_catalog.format('-- and let the application log in as my_app; %I stays who migrates', j.rolname)
    else pg_catalog.string_agg(pg_catalog.format('alter %s owner to %I;%s', o.target, coalesce(other.rolname, ''), o.more),
      e'\n' order by o.object) end as cure
from judged as j
cross join lateral (
  select e.object, 'table ' || e.object as target, case when e.secured
    then pg_catalog.format(' -- and: select shared_db.admit_owner_and_system(%L);', e.object) end as more
  from everything as e
  where e.relowner = j.oid and e.relkind in ('r', 'p')
    and (e.secured or e.oid = pg_catalog.to_regclass('public.users') or e.oid in (select relation from owner_columns))
  union all
  select 'schema shared_db', 'schema shared_db', null from pg_catalog.pg_namespace
  where nspname = 'shared_db' and nspowner = j.oid
) as o
left join lateral (
  select r.rolname from pg_catalog.pg_database as d join pg_catalog.pg_roles as r on r.oid = d.datdba
  where d.datname = pg_catalog.current_database() and r.oid <> j.oid) as other on true
group by j.rolname, other.rolname
