-- SPDX-License-Identifier: Apache-2.0
-- What a database is, without its rows: one line for each thing, equal for equal databases.
with mine as (select oid, nspname from pg_namespace where nspname in ('public', 'shared_db'))
select line from (
  select format('schema %s owner %s acl %s', nspname, nspowner::regrole, nspacl::text[]) as line
  from pg_namespace where nspname in ('public', 'shared_db')
  union all
  select format('extension %s %s in %s', extname, extversion, extnamespace::regnamespace) from pg_extension
  union all
  select format('relation %s kind %s owner %s acl %s rls %s force %s options %s', c.oid::regclass, relkind,
    relowner::regrole, (select array_agg(a::text order by a::text) from unnest(relacl) as a), relrowsecurity,
    relforcerowsecurity, reloptions)
  from pg_class as c join mine on mine.oid = relnamespace
  where relname not like '%history%'
  union all
  select format('column %s.%s %s type %s null %s default %s acl %s', c.oid::regclass, attnum, attname,
    format_type(atttypid, atttypmod), not attnotnull, pg_get_expr(adbin, adrelid),
    (select array_agg(x::text order by x::text) from unnest(attacl) as x))
  from pg_attribute as a
  join pg_class as c on c.oid = attrelid
  join mine on mine.oid = relnamespace
  left join pg_attrdef on adrelid = attrelid and adnum = attnum
  where attnum > 0 and not attisdropped and relname not like '%history%'
  union all
  select format('constraint %s %s %s %s', conrelid::regclass, conname, pg_get_constraintdef(k.oid), convalidated)
  from pg_constraint as k join mine on mine.oid = connamespace where conrelid::regclass::text not like '%history%'
  union all
  select format('index %s %s', pg_get_indexdef(indexrelid), indisvalid)
  from pg_index join pg_class as c on c.oid = indrelid join mine on mine.oid = relnamespace
  where relname not like '%history%'
  union all
  select format('policy %s %s %s %s to %s using %s check %s', polrelid::regclass, polname, polcmd, polpermissive,
    polroles::regrole[], pg_get_expr(polqual, polrelid), pg_get_expr(polwithcheck, polrelid))
  from pg_policy
  union all
  select format('trigger %s %s %s', pg_get_triggerdef(t.oid), tgenabled, tgisinternal)
  from pg_trigger as t join pg_class as c on c.oid = tgrelid join mine on mine.oid = relnamespace
  where not tgisinternal
  union all
  select format('function %s owner %s acl %s md5 %s', f.oid::regprocedure, proowner::regrole,
    (select array_agg(a::text order by a::text) from unnest(proacl) as a), md5(pg_get_functiondef(f.oid)))
  from pg_proc as f join mine on mine.oid = pronamespace
  where prokind in ('f', 'p') and not exists (select from pg_depend where objid = f.oid and deptype = 'e')
  union all
  select format('view %s %s', c.oid::regclass, pg_get_viewdef(c.oid))
  from pg_class as c join mine on mine.oid = relnamespace where relkind = 'v'
  union all
  select format('comment on %s: %s', pg_describe_object(classoid, objoid, objsubid), description)
  from pg_description
  where pg_describe_object(classoid, objoid, objsubid) ~ '(shared_db|users|audit)'
) as things
order by line collate "C";
