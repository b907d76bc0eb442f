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
  select oid, rolname, rolsuper, rolbypassrls, rolreplication, rolcreaterole from pg_catalog.pg_roles
  where rolname = coalesce(nullif(pg_catalog.current_setting('shared_db.lint_role', true), ''), current_user)
),

-- What to take away so that it is no member of a role any more: its own memberships, but for shared_db_app the ones of that.
memberships as materialized (
  select m.roleid as role, pg_catalog.string_agg(pg_catalog.format('revoke %s from %s granted by %s;',
    m.roleid::pg_catalog.regrole, m.member::pg_catalog.regrole, m.grantor::pg_catalog.regrole), e'\n') as cure
  from pg_catalog.pg_auth_members as m, judged
  where not judged.rolsuper and pg_catalog.pg_has_role(judged.oid, m.member, 'member')
    and (m.member = judged.oid and m.roleid::pg_catalog.regrole::text <> 'shared_db_app'
      or m.member = pg_catalog.to_regrole('shared_db_app'))
  group by m.roleid
),

-- What is configured for its sessions in this database.
presets as materialized (
  select pg_catalog.split_part(c.setting, '=', 1) as name,
    pg_catalog.substr(c.setting, pg_catalog.strpos(c.setting, '=') + 1) as value,
    case s.setrole when 0 then 'database ' || pg_catalog.quote_ident(pg_catalog.current_database())
      else j.rolname end as object,
    pg_catalog.format('alter %s reset %s;', case when s.setrole = 0 and s.setdatabase = 0 then 'role all'
      when s.setrole = 0 then pg_catalog.format('database %I', pg_catalog.current_database())
      else pg_catalog.format('role %I', j.rolname)
        || case when s.setdatabase <> 0 then pg_catalog.format(' in database %I', pg_catalog.current_database()) else '' end
      end, pg_catalog.split_part(c.setting, '=', 1)) as cure
  from pg_catalog.pg_db_role_setting as s, judged as j, pg_catalog.unnest(s.setconfig) as c (setting)
  where s.setrole in (0, j.oid)
    and s.setdatabase in (0, (select oid from pg_catalog.pg_database where datname = pg_catalog.current_database()))
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

-- Its own rights, those it inherits and those that SET ROLE would give; 0 is PUBLIC. A member of the roles for sign-in and
-- system work is a finding by itself.
hats as materialized (
  select r.oid from pg_catalog.pg_roles as r, subject
  where pg_catalog.pg_has_role(subject.oid, r.oid, 'member') and r.rolname not in ('shared_db_auth', 'shared_db_system')
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

-- What there is, in reach or not; a partition of another session's temporary table is nobody's business.
everything as materialized (
  select c.oid, c.relname, c.relkind, c.relnamespace, c.relowner, c.relacl, c.relispartition,
    coalesce(c.reloptions::text ~* 'security_invoker=(true|on|yes|1|t|y)', false) as invoker,
    c.relrowsecurity as secured, c.relforcerowsecurity as forced,
    pg_catalog.format('%I.%I', n.nspname, c.relname) as object
  from pg_catalog.pg_class as c join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
  where c.relkind in ('r', 'p', 'v', 'm', 'f') and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
),

relations as materialized (
  select e.* from everything as e join schemas as s on s.oid = e.relnamespace
),

-- On tables and on columns (column is null: on the table).
grants as materialized (
  select r.oid as relation, null::name as "column", a.grantee, a.privilege_type as privilege, a.is_grantable as grantable,
    case a.grantee when 0 then 'public' else a.grantee::pg_catalog.regrole::text end as name
  from relations as r, pg_catalog.aclexplode(coalesce(r.relacl, pg_catalog.acldefault('r', r.relowner))) as a
  where a.grantee in (select oid from hats)
  union all
  select r.oid, c.attname, a.grantee, a.privilege_type, a.is_grantable,
    case a.grantee when 0 then 'public' else a.grantee::pg_catalog.regrole::text end
  from relations as r join pg_catalog.pg_attribute as c on c.attrelid = r.oid, pg_catalog.aclexplode(c.attacl) as a
  where c.attacl is not null and not c.attisdropped and a.grantee in (select oid from hats)
),

-- Closing is the cure of last resort: whoever gave the application its rights takes all of them away.
reached as materialized (
  select r.*, g.reads, g.inserts, g.updates, g.deletes, g.grantees,
    pg_catalog.format('revoke all on %s from %s cascade;', r.object, g.grantees) as closing
  from relations as r
  join (
    select relation,
      bool_or(privilege = 'SELECT') as reads, bool_or(privilege = 'INSERT') as inserts,
      bool_or(privilege = 'UPDATE') as updates, bool_or(privilege = 'DELETE') as deletes,
      string_agg(distinct name, ', ') as grantees
    from grants
    group by relation
  ) as g on g.relation = r.oid
  where g.reads or g.inserts or g.updates or g.deletes
),

tables as materialized (
  select * from reached where relkind in ('r', 'p')
),

-- Which column says whose row it is: the one that a policy asks for, else by its name, else a foreign key to users (rather
-- not one like updated_by, which says who else had to do with the row).
owner_columns as materialized (
  select distinct on (c.attrelid) c.attrelid as relation, c.attname as "column", c.attnum as number, c.attnotnull,
    c.atthasdef, k.oid is not null as referenced
  from everything as r
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
  order by c.attrelid, asked.objid is null, c.attname not in ('user_id', 'owner_id'), k.oid is null, c.attname ~ '_by$',
    c.attname <> 'user_id', c.attnum
),

-- The column that says so in a table whose policies could not ask for it, since it is no uuid: one that refers to users by
-- something else, or a text with such a name that refers to nothing.
owner_texts as materialized (
  select distinct on (t.oid) t.oid as relation, c.attname as "column"
  from tables as t
  join pg_catalog.pg_attribute as c on c.attrelid = t.oid and c.attnum > 0 and not c.attisdropped
    and c.atttypid <> 'pg_catalog.uuid'::pg_catalog.regtype
  left join pg_catalog.pg_constraint as k on k.conrelid = t.oid and k.contype = 'f' and c.attnum = any (k.conkey)
  where not t.secured and t.oid not in (select relation from owner_columns)
    and (k.confrelid = pg_catalog.to_regclass('public.users') or k.oid is null and c.attname in ('user_id', 'owner_id')
      and c.atttypid in ('pg_catalog.text'::pg_catalog.regtype, 'pg_catalog.varchar'::pg_catalog.regtype,
        'pg_catalog.bpchar'::pg_catalog.regtype))
  order by t.oid, k.oid is null, c.attnum
),

-- Partitions and heirs of protected tables: named in a statement they are asked for their own policies only.
heirs as materialized (
  with recursive below as (
    select i.inhrelid as oid, e.oid as parent from everything as e join pg_catalog.pg_inherits as i on i.inhparent = e.oid
    where e.secured and e.relkind in ('r', 'p') and not e.relispartition
    union
    select i.inhrelid, below.parent from below join pg_catalog.pg_inherits as i on i.inhparent = below.oid
  )
  select distinct on (oid) oid, parent from below
),

-- Functions that a policy may call to ask who it is: those that read the setting, and those that call such a function. Their
-- code is the body without comments, where nothing is asked.
own_functions as materialized (
  select p.oid, p.proname, p.pronamespace, p.proowner, p.prolang, p.provolatile, p.proparallel, p.proleakproof,
    p.prosecdef, p.proconfig, p.prorettype, p.prokind, p.prosqlbody is not null as bound,
    p.pronargs as arguments, b.body,
    case when b.body ~ '--|/\*' then pg_catalog.regexp_replace(b.body,
      '(''(?:[^'']|'''')*''|"[^"]*")|--[^\n]*|/\*(?:[^*]|\*+[^*/])*\*+/', '\1', 'g') else b.body end as code,
    coalesce(p.proacl, pg_catalog.acldefault('f', p.proowner)) as acl,
    pg_catalog.format('%I.%I(%s)', n.nspname, p.proname, pg_catalog.oidvectortypes(p.proargtypes)) as object,
    case p.prokind when 'p' then 'procedure ' else 'function ' end as kind,
    n.nspname = 'shared_db' as ours
  from pg_catalog.pg_proc as p join pg_catalog.pg_namespace as n on n.oid = p.pronamespace
  cross join lateral (select coalesce(pg_catalog.pg_get_function_sqlbody(p.oid), p.prosrc) offset 0) as b (body)
  where n.nspname !~ '^pg_' and n.nspname <> 'information_schema' and not exists (
    select from pg_catalog.pg_depend as d
    where d.classid = 'pg_catalog.pg_proc'::pg_catalog.regclass and d.objid = p.oid and d.deptype = 'e')
),

-- Our own system_access asks for the user too, but does not let the user's rows only through.
context_functions as materialized (
  select f.* from own_functions as f
  where f.prokind = 'f' and f.prorettype <> 'pg_catalog.trigger'::pg_catalog.regtype and (
    f.ours and f.proname = 'current_user_id'
    or not f.ours and (f.code ~ 'app\.user_id' or exists (
      select from own_functions as r
      where (r.ours and r.proname = 'current_user_id' or not r.ours and r.prokind = 'f' and r.code ~ 'app\.user_id')
        and pg_catalog.strpos(f.code, r.proname) > 0)))
),

-- In a policy as PostgreSQL writes it back: the user; and in the short form that clauses has of it. In the text of a function
-- some questions show a user more than what is the user's: whether anybody is signed in (idle); whether the row is somebody
-- else's, or the user's if there is one, and what only marks rows (contrary).
asking as materialized (
  select '''app\.user_id''' || coalesce('|\m(' || names || ')"?\(', '') as pattern, calls.call,
    '^\((NULLIF\()?' || calls.call || '\)(, ''''::text\))? (IS NOT NULL|<> ''''::text)\)$' as signed_in,
    calls.text || calls.rest || '[\s)]*(is\s+(not\s+)?null\M|is\s+not\s+false\M|(<>|!=)\s*'')' as idle,
    '((<>|!=|\mdistinct\s+from)|\mnot\s*\([\s(]*[\w."]+\s*=)[\s(]*(select\s+)?(nullif\()?' || calls.text || calls.rest
      || '|\mcoalesce\s*\([\s(]*(select\s+)?' || calls.text || '[\s)]*,\s*(?!null\M)[a-z_"]'
      || '|(\mselect|,)[\s(]*[\w."]+\s*=[\s(]*(select\s+)?(nullif\()?' || calls.text || calls.rest
      || '[\s)]*(as\s+)?("?\w+"?\s*)?(,|\mfrom\M)'
      || '|\m(left|full)\s+(outer\s+)?join\M((?!\m(join|where|select|union)\M).)*' || calls.text as contrary,
    '\mcurrent_setting\(_''app\.user_id''::text(, \w+)?\)' || coalesce('|(\m\w+\.)?\m_?(' || names || ')\(\)', '') as me,
    coalesce('|(\m\w+\.)?\m_?(' || names || ')\([^()]+\)', '') as of_me
  from (
    select string_agg(distinct pg_catalog.regexp_replace(proname, '(\W)', '\\\1', 'g'), '|') as names from context_functions
  ) as functions,
  lateral (
    select '\m(app_user_id' || coalesce('|' || names, '') || ')"?\(' as call,
      '(\m\w+\.)?"?(current_setting\s*\(\s*''app\.user_id''' || coalesce('|\m(' || names || ')"?\s*\(', '') || ')[^)]*\)' as text,
      '(,\s*''''(::text)?\s*\))?(::(pg_catalog\.)?uuid)?(\s+as\s+"?\w+"?)?' as rest
  ) as calls
),

-- Their texts are read once each; to put them together costs more than all else here.
views as materialized (
  select v.oid, v.relname, v.relowner, v.relkind, v.invoker, v.object, def.text
  from everything as v cross join lateral (select pg_catalog.pg_get_viewdef(v.oid) offset 0) as def (text)
  where v.relkind in ('v', 'm')
),

-- Views that show the user's rows by a condition of their own, and by nothing beside it. It is not enough that they mention
-- the user. PostgreSQL writes a view back with all its parentheses, so that its text can be reduced from within: the user to
-- Me; a condition that binds rows to the user to Mine, or to Narrow with others beside it; a query of such rows, and a join
-- of them, to Own; and what else is in parentheses to Any. What was in quotes begins with _ before that.
asking_views as materialized (
  with recursive steps as (
    select v.oid, pg_catalog.regexp_replace(pg_catalog.regexp_replace(pg_catalog.regexp_replace(pg_catalog.regexp_replace(v.text,
        '(''app\.user_id'')|''(?:[^'']|'''')*''|"(\w+)"|"(?:[^"]|"")*"', '_\1\2', 'g'),
        '\s+', ' ', 'g'),
        a.me, 'Me', 'g'),
        '(?<!\w)\(([a-z_][\w.]*)\)::[a-z_.]+( [a-z]+)*(\(\d+\))?', '\1', 'g') as text
    from views as v cross join asking as a
    where v.relkind = 'v' and v.text ~ a.pattern and (not v.invoker or exists (
      select from views as below where not below.invoker and pg_catalog.strpos(v.text, below.relname) > 0))
    union all
    select s.oid, case when me.text <> s.text then me.text when own.text <> s.text then own.text
      else pg_catalog.regexp_replace(s.text, '\([^()]*\)', ' Any ', 'g') end
    from steps as s
    cross join asking as a
    cross join lateral (select pg_catalog.regexp_replace(s.text, 'NULLIF\(Me, _::text\)|COALESCE\(Me, _::\w+\)'
      || '|(?<!\w)\(Me\)(::(uuid|text|character varying))?|Me::(uuid|text|character varying)|\( SELECT Me( AS \w+)?\)',
      'Me', 'g') offset 0) as me (text)
    -- a row of nobody is shown to all by intent
    cross join lateral (select pg_catalog.regexp_replace(pg_catalog.regexp_replace(me.text,
      '\(\(([a-z_][\w.]*) = Me\) OR \(\1 IS NULL\)\)|\(\(([a-z_][\w.]*) IS NULL\) OR \(\2 = Me\)\)', 'Mine', 'g'),
      '\([a-z_][\w.]* (=|IN|= ANY) (Me|Own)\)|\((Me|Own) = [a-z_][\w.]*\)|\(NOT \([a-z_][\w.]* IS DISTINCT FROM Me\)\)'
        || '|(?<!\w)\((Mine|Narrow)( IS TRUE)?\)|(?<!\w)\((Me|Mine|Narrow)( OR (Me|Mine|Narrow))+\)' || a.of_me,
      'Mine', 'g') offset 0) as mine (text)
    cross join lateral (select pg_catalog.regexp_replace(pg_catalog.regexp_replace(mine.text,
      '(?<!\w)\((Me|Mine|Narrow) AND [^()]*\)|(?<!\w)\([^()]* AND (Me|Mine|Narrow)( AND [^()]*)?\)', 'Narrow', 'g'),
      '\mEXISTS \( SELECT((?!\m(SELECT|UNION|INTERSECT|EXCEPT)\M)[^()])*\mWHERE Narrow *\)', 'Mine', 'g') offset 0)
      as narrow (text)
    -- an outer join keeps the rows of its side that nothing binds
    cross join lateral (select pg_catalog.regexp_replace(pg_catalog.regexp_replace(pg_catalog.regexp_replace(narrow.text,
      '(?<!\w)\(Own( [a-z_]\w*( Any )?)? (LEFT |CROSS )?JOIN [^()]*\)'
        || '|(?<!\w)\([^()]*(?<!LEFT)(?<!FULL) JOIN (LATERAL )?Own\M[^()]*\)'
        || '|(?<!\w)\([^()]*(?<!LEFT)(?<!FULL)(?<!RIGHT) JOIN [^()]* ON (Mine|Narrow)\)', 'Own', 'g'),
      '\mSELECT\M((?!\m(SELECT|UNION|INTERSECT|EXCEPT)\M)[^();])*\m(WHERE (Me|Mine|Narrow)|FROM Own)\M'
        || '((?!\m(SELECT|UNION|INTERSECT|EXCEPT)\M)[^();])*(?=[);]|$|\m(UNION|INTERSECT|EXCEPT)\M)', 'Own ', 'g'),
      '(?<!\w)\( *Own *\)|\mOwn +(UNION|INTERSECT|EXCEPT)( ALL)? +Own\M', 'Own', 'g') offset 0) as query (text)
    cross join lateral (select pg_catalog.regexp_replace(query.text,
      '^(.*\m(\w+) AS (NOT )?(MATERIALIZED )?Own\M.*\m(FROM|JOIN) \(*)\2\M', '\1Own') offset 0) as own (text)
    where own.text <> s.text or s.text ~ '\([^()]*\)'
  )
  select distinct oid from steps
  where text ~ '^ *(WITH (RECURSIVE )?(\w+( Any )? AS [A-Z ]*(Own|Any) *,? *)+)?Own *;?$'
),

-- What views and materialized views show, through other views too; as whom the innermost of them reads it, where that is
-- not the caller, whoever owns those above it; and whether one of them asks for the user.
sources as materialized (
  with recursive direct as (
    select distinct v.oid as view, d.refobjid as source, v.relkind = 'm' as copied,
      case when not v.invoker then v.relowner end as reader,
      v.oid in (select oid from asking_views) as asks,
      case when not v.invoker and v.relkind = 'v'
        then pg_catalog.format('alter view %s set (security_invoker = true);', v.object) end as cure
    from views as v
    join pg_catalog.pg_rewrite as r on r.ev_class = v.oid
    join pg_catalog.pg_depend as d on d.classid = 'pg_catalog.pg_rewrite'::pg_catalog.regclass and d.objid = r.oid
      and d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass and d.refobjid <> r.ev_class
  ),
  below as (
    select view, source, copied, reader, asks, cure from direct
    union
    select below.view, direct.source, below.copied or direct.copied, direct.reader,
      below.asks or direct.asks, pg_catalog.concat_ws(e'\n', below.cure, direct.cure)
    from below join direct on direct.view = below.source
  )
  select below.view, below.copied, below.reader, below.asks, below.cure, e.oid as source, e.object, e.relowner, e.secured,
    e.forced
  from below join everything as e on e.oid = below.source
  where e.relkind in ('r', 'p', 'f') and (e.secured or e.oid in (select relation from owner_columns))
),

-- The policies that hold for the application, of tables that it can reach. Those of the owner, of the sign-in and of
-- system work are not among them.
policies as materialized (
  select p.oid, p.polrelid as relation, p.polname as name, p.polcmd as command, p.polpermissive as permissive,
    t.object as "table", pg_catalog.format('%I on %s', p.polname, t.object) as object,
    pg_catalog.pg_get_expr(p.polqual, p.polrelid) as qual, pg_catalog.pg_get_expr(p.polwithcheck, p.polrelid) as "check",
    t.reads, t.inserts, t.updates, t.deletes
  from pg_catalog.pg_policy as p join tables as t on t.oid = p.polrelid
  where p.polroles && (select array_agg(oid) from hats)
),

-- The statement that protects a table again: with the options that its policies still tell, read only where nothing else is
-- granted, and with a word about the rights that it would add.
protections as materialized (
  select t.oid as relation, r.read_only, pg_catalog.format('select shared_db.protect_table(%L%s%s%s%s);%s', t.object,
    case when o."column" <> 'user_id' then pg_catalog.format(', owner_column => %L', o."column") end, r.read_only,
    case when had.shared_rows then ', shared_rows => true' end,
    ', soft_delete => ' || pg_catalog.quote_literal((pg_catalog.parse_ident(had.soft_delete))[1]),
    case when r.read_only is null then ' -- grants ' || nullif(pg_catalog.concat_ws(', ', case when not t.reads then 'select' end,
      case when not t.inserts then 'insert' end, case when not t.updates then 'update' end,
      case when not t.deletes and had.soft_delete is null then 'delete' end), '') || ', too' end) as statement
  from tables as t
  cross join lateral (
    select case when not (t.inserts or t.updates or t.deletes) then ', read_only => true' end as read_only) as r
  left join owner_columns as o on o.relation = t.oid
  left join (
    select p.polrelid as relation, bool_or(p.polname = t.relname || '_select_shared') as shared_rows,
      max(pg_catalog.substring(coalesce(known.qual, pg_catalog.pg_get_expr(p.polqual, p.polrelid)),
        '^\(\(\S+ = \( SELECT shared_db\.current_user_id\(\) AS current_user_id\)\) AND \(+(\w+|"(?:[^"]|"")+") IS NULL\)'))
        as soft_delete
    from tables as t
    join pg_catalog.pg_policy as p on p.polrelid = t.oid
      and p.polname in (t.relname || '_select_own', t.relname || '_select_shared', t.relname || '_update_own')
    left join policies as known on known.oid = p.oid
    group by p.polrelid
  ) as had on had.relation = t.oid
),

-- The functions that policies call, those too that are called by these.
policy_functions as materialized (
  select f.* from own_functions as f
  where f.oid in (select d.refobjid from pg_catalog.pg_depend as d
    where d.classid = 'pg_catalog.pg_policy'::pg_catalog.regclass and d.refclassid = 'pg_catalog.pg_proc'::pg_catalog.regclass
      and d.objid in (select oid from policies))
),
asked_functions as materialized (
  select c.* from context_functions as c
  where c.oid in (select oid from policy_functions)
    or exists (select from policy_functions as f where f.oid <> c.oid and pg_catalog.strpos(f.body, c.proname) > 0)
),

-- Their two clauses, where they decide about a command that is granted; a check that is missing is the using clause, which
-- then decides about rows before a change and after it.
-- Most tables have the same few texts, each of which is looked at once.
halves as materialized (
  select oid, relation, name, command, permissive, "table", object, 'using' as clause, qual as text,
    true as before, "check" is null and command in ('w', '*') as after
  from policies
  where qual is not null and (command in ('r', '*') and reads or command in ('w', '*') and updates
    or command in ('d', '*') and deletes or command = '*' and inserts)
  union all
  select oid, relation, name, command, permissive, "table", object, 'with check', "check", false, true
  from policies
  where "check" is not null and (command in ('a', '*') and inserts or command in ('w', '*') and updates)
),
texts as materialized (
  select t.text, t.text ~ (select pattern from asking) as asks,
    -- the policy that protect_table writes
    t.text ~ '^\("?\w+"? = \( SELECT shared_db\.current_user_id\(\) AS current_user_id\)\)$' as plain,
    -- rows of nobody for whoever is signed in (shared_rows)
    t.text ~ '^\(\(\w+ IS NULL\) AND \(\( SELECT shared_db\.current_user_id\(\) AS current_user_id\) IS NOT NULL\)' as shared,
    -- the many ways to ask for the user written as one, so that what stands around it can be looked at
    pg_catalog.regexp_replace(pg_catalog.regexp_replace(pg_catalog.regexp_replace(pg_catalog.regexp_replace(
      pg_catalog.regexp_replace(pg_catalog.regexp_replace(t.text,
        'current_setting\(''app\.user_id''::text(, \w+)?\)', 'app_user_id()', 'g'),
        '\m\w+\.("?\w+"?\()', '\1', 'g'),
        '\(NULLIF\(app_user_id\(\), ''''::text\)\)::uuid', 'app_user_id()', 'g'),
        '\(app_user_id\(\)\)::uuid', 'app_user_id()', 'g'),
        '\( SELECT ("?\w+"?\(\)) AS "?\w+"?\)', '\1', 'g'),
        'NOT \(("?\w+"?) IS DISTINCT FROM', '(\1 =', 'g') as short
  from (select distinct text from halves) as t
),
-- Bound: the question for the user is a condition that the rest can only narrow. If it is none: what is always true, what
-- lets rows through to nobody, and what lets those of others through.
bound_texts as materialized (
  select t.*, t.short ~ ('^\("?\w+"? = ' || a.call || '\)\)$|^\(\("?\w+"? = ' || a.call || '\)\) AND '
    || '| AND \("?\w+"? = ' || a.call || '\)\)\)$') as bound
  from texts as t cross join asking as a
),
judged_texts as materialized (
  select t.*,
    not t.bound and pg_catalog.regexp_replace(t.text, '::(text|character varying|integer)', '', 'g')
      ~ '^\(*true\)*$|^\(NOT false\)$|^\((\S+) = \1\)$|\mOR true\M|\(true OR\M' as always,
    t.asks and not t.bound and (
      -- the user is null, or ''
      t.short ~ ('(' || a.call || ')(?:(?!\m(AND|OR|IS)\M)[^=<>])*( IS NULL| = ''''::text)')
      -- coalesce(the user, owner) = owner; coalesce(owner = the user, true)
      or t.short ~ ('COALESCE\((?:(?!\mCOALESCE\M).)*(' || a.call || ')(?:(?!\m(AND|OR)\M).)*, (?!false\))"?[a-z_]\w*"?\)')
      ) as to_nobody,
    t.asks and not t.bound and t.short ~ ('( <> | IS DISTINCT FROM )' || a.call || '|' || a.call || '\) <> |NOT \("?\w+"? = '
      || a.call || '|' || a.signed_in) as to_others,
    not t.asks and t.text ~ '^\(*false\)*$|^\(NOT true\)$' as never
  from bound_texts as t cross join asking as a
),
every_clause as materialized (
  select h.*, t.asks, t.plain, t.shared, t.short, t.bound, t.always, t.to_nobody, t.to_others, t.never,
    t.always or t.to_nobody or t.to_others or not t.asks and not t.never as opens
  from halves as h join judged_texts as t on t.text = h.text
),

-- Where a restrictive policy asks for the user, a permissive one opens nothing to others; not where it opens to them itself,
-- and loosely where it asks for the user or for something else.
fences as materialized (
  select relation, command, bool_or(before) as before, bool_or(after) as after,
    bool_or(not bound and short ~ '\mOR\M') as loose,
    pg_catalog.string_agg(pg_catalog.format('%I: %s %s', name, clause, text), '; ' order by clause) as seen
  from every_clause
  where not permissive and asks and not opens
  group by oid, relation, command
),

-- What there is to be said about, then.
clauses as materialized (
  select c.*, f.relation is not null as fenced, f.seen as fence
  from every_clause as c
  left join lateral (
    select relation, case when loose then seen end as seen
    from fences
    where relation = c.relation and command in (c.command, '*') and before >= c.before and after >= c.after
    order by loose limit 1) as f on true
  where not c.plain
),

-- The same policies with the user asked for as it should be, as statements.
repairs as materialized (
  select p.oid, pg_catalog.format('alter policy %I on %s', p.name, p."table")
    || pg_catalog.string_agg(pg_catalog.format(' %s (%s)', c.clause,
      pg_catalog.regexp_replace(pg_catalog.regexp_replace(pg_catalog.regexp_replace(c.text,
        '\(?(NULLIF\()?current_setting\(''app\.user_id''::text(, \w+)?\)(, ''''::text\))?\)?::uuid',
        '( SELECT shared_db.current_user_id())', 'g'),
        '(?<!SELECT )(?<!\.)\m(\w+\.)?('
          || coalesce((select string_agg(proname, '|') from context_functions where proname ~ '^\w+$'), '') || ')\(\)',
        '( SELECT \&)', 'g'),
        'current_setting\(''app\.user_id''::text(, \w+)?\)', 'current_setting(''app.user_id'', true)', 'g')),
      '' order by c.clause) || ';' as cure
  from policies as p
  cross join lateral (values ('using', p.qual), ('with check', p."check")) as c (clause, text)
  where c.text is not null and p.oid in (select oid from clauses)
  group by p.oid, p.name, p."table"
),

-- Exceptions that the owner of an object wrote into its comment.
comments as materialized (
  select case
      when d.classoid = 'pg_catalog.pg_proc'::pg_catalog.regclass
        then (select f.object from own_functions as f where f.oid = d.objoid)
      when d.objsubid > 0 then (select pg_catalog.format('%I on %s', a.attname, e.object)
        from everything as e join pg_catalog.pg_attribute as a on a.attrelid = e.oid
        where e.oid = d.objoid and a.attnum = d.objsubid)
      when i.type = 'index' then (select pg_catalog.format('%I on %s', i.name, e.object)
        from pg_catalog.pg_index as x join everything as e on e.oid = x.indrelid where x.indexrelid = d.objoid)
      when i.type in ('schema', 'publication') then i.type || ' ' || i.identity
      else i.identity end as object,
    case i.type when 'table constraint' then 'constraint' when 'table column' then 'column' else i.type end as kind,
    i.identity, d.description
  from pg_catalog.pg_description as d, pg_catalog.pg_identify_object(d.classoid, d.objoid, d.objsubid) as i
  where d.objoid >= 16384 and d.description ~ 'shared-db:\s*allow' -- not the comments that PostgreSQL comes with
  union all
  select 'database ' || pg_catalog.quote_ident(pg_catalog.current_database()), 'database',
    pg_catalog.quote_ident(pg_catalog.current_database()), d.description
  from pg_catalog.pg_shdescription as d join pg_catalog.pg_database as b on b.oid = d.objoid
  where d.classoid = 'pg_catalog.pg_database'::pg_catalog.regclass and b.datname = pg_catalog.current_database()
    and d.description ~ 'shared-db:\s*allow'
),
allowances as materialized (
  select c.object, c.kind, c.identity, c.description, m.parts[1] as code, nullif(pg_catalog.btrim(m.parts[2]), '') as reason,
    pg_catalog.format('comment on %s %s', c.kind, c.identity) as source
  from comments as c
  cross join lateral pg_catalog.regexp_matches(c.description, 'shared-db:\s*allow\s+(\S+)(?:\s+because\s+([^;]*))?', 'g')
    as m (parts)
),

-- Security definer functions that the application may call, by itself or by a view, for which it need not reach their
-- schema; and what they do: their text, and those of the functions that they call, with comments and without.
definers as materialized (
  select f.*, o.rolname as owner, pg_catalog.concat_ws(e'\n', f.body, called.bodies) as does,
    pg_catalog.concat_ws(e'\n', f.code, called.codes) as runs,
    f.ours and f.proname in ('sign_in', 'delete_own_account') and o.rolname = 'shared_db_auth' as known
  from own_functions as f
  join pg_catalog.pg_roles as o on o.oid = f.proowner
  cross join lateral (
    select pg_catalog.string_agg(g.body, e'\n') as bodies, pg_catalog.string_agg(g.code, e'\n') as codes
    from own_functions as g
    where not g.prosecdef and not g.ours and g.oid <> f.oid and pg_catalog.strpos(f.body, g.proname) > 0
      and f.body ~ ('\m' || pg_catalog.regexp_replace(g.proname, '(\W)', '\\\1', 'g') || '"?\s*\(')
  ) as called
  where f.prosecdef and f.prorettype <> 'pg_catalog.trigger'::pg_catalog.regtype
    and f.prorettype <> 'pg_catalog.event_trigger'::pg_catalog.regtype
    and (f.pronamespace in (select oid from schemas) or f.oid in (
      select d.refobjid from reached as v
      join pg_catalog.pg_rewrite as r on r.ev_class = v.oid
      join pg_catalog.pg_depend as d on d.classid = 'pg_catalog.pg_rewrite'::pg_catalog.regclass and d.objid = r.oid
        and d.refclassid = 'pg_catalog.pg_proc'::pg_catalog.regclass))
    and exists (select from pg_catalog.aclexplode(f.acl) as a where a.grantee in (select oid from hats))
),

-- Which tables of users somebody else than the caller reads for the application: by which view or function, and as whom.
read_for as materialized (
  select r.oid as by, s.source, coalesce(s.reader, r.relowner) as reader, s.object, s.secured, s.forced, s.relowner,
    true as by_view, s.copied, s.asks, s.cure
  from reached as r
  join sources as s on s.view = r.oid and (s.reader is not null or s.copied)
  where r.relkind = 'v'
  union all
  select f.oid, e.source, coalesce(e.reader, f.proowner), e.object, e.secured, e.forced, e.relowner, false,
    e.copied, null, null
  from definers as f
  join (
    select oid as source, relname, null::oid as reader, object, secured, forced, relowner, false as copied
    from everything
    where relkind in ('r', 'p', 'f') and (secured or oid in (select relation from owner_columns))
    union all
    select s.source, v.relname, s.reader, s.object, s.secured, s.forced, s.relowner, s.copied
    from sources as s join everything as v on v.oid = s.view
  ) as e on pg_catalog.strpos(f.does, e.relname) > 0
    and f.does ~ ('\m' || pg_catalog.regexp_replace(e.relname, '(\W)', '\\\1', 'g') || '\M')
  where not f.known
),

-- Whom a policy lets read without asking for the user; not what it lets the application read itself. In a view the current
-- user is still the caller.
let_in as materialized (
  select p.polrelid as relation, p.polroles as roles,
    pg_catalog.pg_get_expr(p.polqual, p.polrelid) ~ '\mCURRENT_USER\M' as functions_only
  from pg_catalog.pg_policy as p
  where p.polrelid in (select source from read_for) and p.polpermissive and p.polcmd in ('r', '*')
    and not (p.polroles && (select array_agg(oid) from hats) and p.polrelid in (select oid from tables where reads))
    and pg_catalog.pg_get_expr(p.polqual, p.polrelid)
      !~ (select pattern || '|\m(owner_access|system_access)\(' from asking)
    and not exists (
      select from pg_catalog.pg_policy as f
      where f.polrelid = p.polrelid and not f.polpermissive and f.polcmd in ('r', '*')
        and pg_catalog.pg_get_expr(f.polqual, f.polrelid) ~ (select pattern from asking))
),

-- Whether row security binds the one who reads.
shown as materialized (
  select s.*, s.copied or not s.secured or o.rolsuper or o.rolbypassrls
      or not s.forced and pg_catalog.pg_has_role(s.reader, s.relowner, 'member')
      or exists (select from let_in as l, pg_catalog.unnest(l.roles) as r (oid)
        where l.relation = s.source and not (l.functions_only and s.by_view)
          and (r.oid = 0 or pg_catalog.pg_has_role(s.reader, r.oid, 'usage'))) as past
  from read_for as s join pg_catalog.pg_roles as o on o.oid = s.reader
),

-- Views that read as somebody else than the caller.
definer_views as materialized (
  select r.oid, r.object, r.closing, bool_or(s.copied) as copied, string_agg(distinct s.object, ', ') as shown,
    bool_or(s.past and not s.asks) as leaks, string_agg(distinct s.cure, e'\n') as cure
  from reached as r join shown as s on s.by = r.oid
  where r.relkind = 'v'
  group by r.oid, r.object, r.closing
),

-- Rights on a table under row security, by those who have them; the owner's come with the table.
strange as materialized (
  select t.oid, t.object, g.privilege, string_agg(distinct g.name, ', ') as grantees
  from everything as t join grants as g on g.relation = t.oid and g.grantee <> t.relowner
  where t.relkind in ('r', 'p') and t.secured
  group by t.oid, t.object, g.privilege
)
