-- SPDX-License-Identifier: Apache-2.0
--
-- reach.sql: what every lint starts with: whom it judges, and what that role can reach.
--
-- Whom? The role that the setting shared_db.lint_role names, else whoever is connected. So that the application can ask
-- about itself, and an administrator about the application:
--   set shared_db.lint_role = 'app_login';
-- Everything here is read from catalogs that every login may read, set by set: nothing is asked once per table.

with
judged as materialized (
  select oid, rolname, rolsuper from pg_catalog.pg_roles
  where rolname = coalesce(nullif(pg_catalog.current_setting('shared_db.lint_role', true), ''), current_user)
),

-- A superuser or owner reaches everything, which the lints of logins say. The others then judge what is left when that
-- is cured: what a plain application may do.
subject as materialized (
  select coalesce(case when judged.rolsuper or exists (
        select from pg_catalog.pg_class as c
        where c.relkind in ('r', 'p') and (c.relrowsecurity or c.oid = pg_catalog.to_regclass('public.users'))
          and pg_catalog.pg_has_role(judged.oid, c.relowner, 'member'))
      then pg_catalog.to_regrole('shared_db_app')::oid end, judged.oid) as oid
  from judged
),

-- Its own rights, those it inherits and those that SET ROLE would give; 0 is PUBLIC.
hats as materialized (
  select r.oid from pg_catalog.pg_roles as r, subject where pg_catalog.pg_has_role(subject.oid, r.oid, 'member')
  union all
  select 0
),

schemas as materialized (
  select distinct n.oid, n.nspname
  from pg_catalog.pg_namespace as n,
    pg_catalog.aclexplode(coalesce(n.nspacl, pg_catalog.acldefault('n', n.nspowner))) as a
  where n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
    and a.privilege_type = 'USAGE' and a.grantee in (select oid from hats)
),

relations as materialized (
  select c.oid, c.relname, c.relkind, c.relowner, c.relacl, c.reloptions, c.relispartition,
    c.relrowsecurity as secured, c.relforcerowsecurity as forced,
    pg_catalog.format('%I.%I', s.nspname, c.relname) as object
  from pg_catalog.pg_class as c join schemas as s on s.oid = c.relnamespace
  where c.relkind in ('r', 'p', 'v', 'm', 'f')
),

-- On tables and on columns (column is null: on the table).
grants as materialized (
  select r.oid as relation, null::name as "column", a.grantee, a.privilege_type as privilege, a.is_grantable as grantable
  from relations as r, pg_catalog.aclexplode(coalesce(r.relacl, pg_catalog.acldefault('r', r.relowner))) as a
  where a.grantee in (select oid from hats)
  union all
  select r.oid, c.attname, a.grantee, a.privilege_type, a.is_grantable
  from relations as r join pg_catalog.pg_attribute as c on c.attrelid = r.oid, pg_catalog.aclexplode(c.attacl) as a
  where c.attacl is not null and not c.attisdropped and a.grantee in (select oid from hats)
),

reached as materialized (
  select r.*, g.reads, g.inserts, g.updates, g.deletes
  from relations as r
  join (
    select relation,
      bool_or(privilege = 'SELECT') as reads, bool_or(privilege = 'INSERT') as inserts,
      bool_or(privilege = 'UPDATE') as updates, bool_or(privilege = 'DELETE') as deletes
    from grants
    group by relation
  ) as g on g.relation = r.oid
  where g.reads or g.inserts or g.updates or g.deletes
),

tables as materialized (
  select * from reached where relkind in ('r', 'p')
),

-- Which column says whose row it is: the one that a policy asks for, else a foreign key to users, else its name.
owner_columns as materialized (
  select distinct on (c.attrelid) c.attrelid as relation, c.attname as "column", c.attnum as number, c.attnotnull,
    c.atthasdef, k.oid is not null as referenced
  from relations as r
  join pg_catalog.pg_attribute as c on c.attrelid = r.oid and c.attnum > 0 and not c.attisdropped
    and c.atttypid = 'pg_catalog.uuid'::pg_catalog.regtype
  left join pg_catalog.pg_constraint as k on k.conrelid = r.oid and k.contype = 'f'
    and k.confrelid = pg_catalog.to_regclass('public.users') and c.attnum = any (k.conkey)
  left join pg_catalog.pg_constraint as other on other.conrelid = r.oid and other.contype = 'f'
    and other.confrelid is distinct from pg_catalog.to_regclass('public.users')
    and pg_catalog.cardinality(other.conkey) = 1 and c.attnum = any (other.conkey)
  left join lateral (
    select d.objid from pg_catalog.pg_depend as d
    where d.classid = 'pg_catalog.pg_policy'::pg_catalog.regclass and d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass
      and d.refobjid = r.oid and d.refobjsubid = c.attnum
    limit 1) as asked on true
  where r.relkind in ('r', 'p', 'f')
    and (k.oid is not null or asked.objid is not null or (other.oid is null and c.attname in ('user_id', 'owner_id')))
  order by c.attrelid, asked.objid is null, k.oid is null, c.attname <> 'user_id', c.attnum
)

