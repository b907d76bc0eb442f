-- SPDX-License-Identifier: Apache-2.0
--
-- functions.sql: what applications call. protect_table protects a table, sign_in signs people in; the rest is detail.

begin;
set local search_path = pg_catalog, pg_temp; -- a function in public must not pass for PostgreSQL's
select pg_advisory_xact_lock(hashtextextended('shared_db.schemas', 0));
set local client_min_messages = warning; -- not the notices about what exists already

-- The strongest lock first. This file replaces triggers and policies of users, for which an application that reads its
-- profile and then writes it would be in the way: each would wait for the other, and PostgreSQL would end one of them.
lock table public.users in access exclusive mode;

-- Applications with several releases of this file share the database, and the one with the oldest may start last: it
-- must not bring older functions back for all. The number grows by one with each release that changes this file.
do $$
declare
  ours constant integer := 1;
  present integer;
begin
  if to_regprocedure('shared_db.release()') is not null then
    execute 'select shared_db.release()' into present;
  end if;
  if present > ours then
    raise exception using
      errcode = 'SDB04',
      message = format('the functions in schema shared_db are of release %s, newer than this file, which is of release %s',
        present, ours),
      hint = 'Nothing was changed, and nothing needs to be: applications of older releases work with newer functions.';
  end if;
  execute format('create or replace function shared_db.release() returns integer '
    'language sql immutable parallel safe return %s', ours);
end
$$;

comment on function shared_db.release() is 'The release of functions.sql; an older file changes nothing';


-- ---------------------------------------------------------------------------------------------------------------
-- Roles
-- ---------------------------------------------------------------------------------------------------------------
--   shared_db_auth     owns the functions that must see people before anybody is known; nobody stays its member
--   shared_db_system   an application's work for everybody, such as a nightly job, by a login of its own

do $$
declare
  wanted name;
begin
  foreach wanted in array array['shared_db_auth', 'shared_db_system'] loop
    begin
      if to_regrole(wanted::text) is null then
        execute format('create role %I nologin', wanted);
      end if;
    exception
      when duplicate_object or unique_violation then
        null; -- another database of this cluster was faster
      when insufficient_privilege then
        raise exception using
          errcode = 'insufficient_privilege',
          message = format('role %I does not exist, and %I may not create it', wanted, current_user),
          hint = format('An administrator runs: create role %1$I nologin; grant %1$I to %2$I with admin option;',
            wanted, current_user);
    end;
  end loop;
end
$$;

-- System work needs both: a login that is a member of the role, and a reason. A definer function of somebody who is a
-- member does not make its caller one.
create or replace function shared_db.system_access()
returns boolean
language plpgsql stable parallel safe
as $$
begin
  if not pg_catalog.pg_has_role(session_user, 'shared_db_system', 'member') then
    return false;
  end if;
  if pg_catalog.current_setting('shared_db.system', true) operator(pg_catalog.<>) '' then
    return true;
  end if;
  if shared_db.current_user_id() is not null then
    return false;
  end if;
  raise exception using
    errcode = 'insufficient_privilege',
    message = pg_catalog.format('%I may do system work, but gave no reason, and works for no user', session_user),
    hint = 'In the same transaction, first: select shared_db.as_system(''why'');';
end
$$;

comment on function shared_db.system_access() is
  'For the system''s policy of each protected table; an error without a reason';


-- ---------------------------------------------------------------------------------------------------------------
-- Who is it, for psql and for other languages
-- ---------------------------------------------------------------------------------------------------------------
--   begin; call shared_db.set_context('5f0c…'); select … from notes; commit;
-- Who acts for that user, such as somebody of the support, is kept in audit_log with the reason, and gains no rights:
--   call shared_db.set_context('5f0c…', real_user_id => 'a11c…', reason => 'ticket 42');
-- The user is set for the transaction. Without one it would be forgotten at once, and the next statement would find no
-- rows and no reason. These are procedures because a procedure, unlike a function, can tell: it may commit where no
-- transaction is open. We try to, in a block whose handler forbids it anyway, and compare the refusal with the one
-- that a function gets, which is always inside a transaction.

create or replace function shared_db.refusal_inside_transaction()
returns text
language plpgsql
as $$
begin
  commit;
  return null;
exception
  when invalid_transaction_termination then
    return sqlerrm;
end
$$;

create or replace procedure shared_db.set_context(user_id uuid, real_user_id uuid default null, reason text default null)
language plpgsql
as $$
declare
  now_in_force constant text := pg_catalog.current_setting('app.user_id', true);
  present constant text := case when now_in_force operator(pg_catalog.<>) '' then now_in_force
    else pg_catalog.current_setting('shared_db.cleared_user_id', true) end;
  present_real constant text := pg_catalog.current_setting('app.real_user_id', true);
begin
  begin
    commit;
  exception
    when invalid_transaction_termination then
      if sqlerrm operator(pg_catalog.<>) shared_db.refusal_inside_transaction() then
        raise exception using
          errcode = 'no_active_sql_transaction',
          message = 'shared_db.set_context was called outside of a transaction, where it would be forgotten at once',
          hint = 'begin; call shared_db.set_context(…); …; commit;';
      end if;
  end;
  if present operator(pg_catalog.<>) '' and present operator(pg_catalog.<>) pg_catalog.format('%s', user_id)
      or present operator(pg_catalog.<>) '' and pg_catalog.format('%s', real_user_id) operator(pg_catalog.<>)
        coalesce(present_real, '') then
    raise exception using
      errcode = 'active_sql_transaction',
      message = 'another user is in force; one transaction belongs to one user',
      hint = 'Commit first, and set the user in the next transaction.';
  end if;
  if real_user_id is not null and coalesce(pg_catalog.btrim(reason), '') operator(pg_catalog.=) '' then
    raise exception using
      errcode = 'invalid_parameter_value',
      message = 'whoever acts for another user says why',
      hint = 'call shared_db.set_context(…, real_user_id => …, reason => ''ticket 42'');';
  end if;
  perform pg_catalog.set_config('app.user_id', pg_catalog.format('%s', user_id), true);
  perform pg_catalog.set_config('app.real_user_id', pg_catalog.format('%s', real_user_id), true);
  perform pg_catalog.set_config('app.reason', coalesce(pg_catalog.btrim(reason), ''), true);
end
$$;

-- Nobody until the end of the transaction, or the same user again: whose transaction it was is remembered, or clearing
-- would be a way around the rule above. Harmless outside of a transaction.
create or replace procedure shared_db.clear_context()
language plpgsql
as $$
declare
  present constant text := pg_catalog.current_setting('app.user_id', true);
begin
  if present operator(pg_catalog.<>) '' then
    perform pg_catalog.set_config('shared_db.cleared_user_id', present, true);
  end if;
  perform pg_catalog.set_config('app.user_id', '', true);
end
$$;

comment on procedure shared_db.set_context(uuid, uuid, text) is
  'Sets the user of this transaction, and who acts for that user and why; an error outside of a transaction';
comment on procedure shared_db.clear_context() is 'Makes this transaction nobody''s';


-- ---------------------------------------------------------------------------------------------------------------
-- updated_at
-- ---------------------------------------------------------------------------------------------------------------

-- The database keeps the time of the last change, whatever the statement claims. An UPDATE that changes nothing is none.
create or replace function shared_db.touch_updated_at()
returns trigger
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
begin
  if new is distinct from old then
    new.updated_at := current_timestamp;
  end if;
  return new;
end
$$;

-- A sign-in alone is not a change of the profile. (As text, so that the condition is written back the same by pg_dump.)
create or replace trigger users_touch_updated_at
  before update on public.users for each row
  when (row(old.email, old.google_id, old.full_name, old.avatar_url, old.updated_at)::text
    is distinct from row(new.email, new.google_id, new.full_name, new.avatar_url, new.updated_at)::text)
  execute function shared_db.touch_updated_at();


-- ---------------------------------------------------------------------------------------------------------------
-- Soft deletion
-- ---------------------------------------------------------------------------------------------------------------

-- Users see what was deleted since their transaction began. By the clock of an application that is behind, a deletion
-- would lie before that, and be refused as if the row were somebody else's; by one that is ahead, the row would stay in
-- sight. So the database keeps its own time. The column is the one that the trigger waits for: unlike an argument, that
-- stays right when it is renamed.
create or replace function shared_db.stamp_deletion()
returns trigger
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
declare
  soft_delete constant name := (select a.attname
    from pg_trigger as t join pg_attribute as a on a.attrelid = t.tgrelid and a.attnum = t.tgattr[0]
    where t.tgrelid = tg_relid and t.tgname = tg_name);
begin
  if shared_db.current_user_id() is null then
    return new; -- system work, which knows when it was
  end if;
  return jsonb_populate_record(new, jsonb_build_object(soft_delete, current_timestamp));
end
$$;

-- The trigger stands in the way of whoever drops the column.
create or replace function shared_db.end_soft_deletion(target regclass)
returns void
language plpgsql volatile
set search_path = pg_catalog, pg_temp
as $$
declare
  stamp name;
begin
  for stamp in select tgname from pg_trigger where tgrelid = target and tgfoid = 'shared_db.stamp_deletion'::regproc loop
    execute format('drop trigger %I on %s', stamp, target);
  end loop;
end
$$;


-- ---------------------------------------------------------------------------------------------------------------
-- Deleted users
-- ---------------------------------------------------------------------------------------------------------------

-- Applications remember which users their callers are. Whoever listens learns who is no user any more; the id says
-- nothing to anybody else.
create or replace function shared_db.tell_user_gone()
returns trigger
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
begin
  perform pg_notify('shared_db_user_gone', old.id::text);
  return null;
end
$$;

create or replace trigger users_tell_gone
  after delete on public.users for each row execute function shared_db.tell_user_gone();

-- A name by which somebody signs in may be another's from now on. The argument is the column of the user's id.
create or replace function shared_db.tell_user_renamed()
returns trigger
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
begin
  perform pg_notify('shared_db_user_renamed', to_jsonb(old) ->> tg_argv[0]);
  return null;
end
$$;

create or replace trigger users_tell_renamed
  after update of email, google_id on public.users for each row
  when ((old.email, old.google_id) is distinct from (new.email, new.google_id))
  execute function shared_db.tell_user_renamed('id');


-- ---------------------------------------------------------------------------------------------------------------
-- Protecting a table
-- ---------------------------------------------------------------------------------------------------------------

-- What is protected, and is it still as protect_table left it?
create or replace view shared_db.protected_tables with (security_invoker = true) as
select
  t.oid::regclass as table_name,
  (select a.attname
    from pg_depend as d join pg_attribute as a on a.attrelid = d.refobjid and a.attnum = d.refobjsubid
    where d.classid = 'pg_policy'::regclass and d.objid = own.oid and d.refobjid = t.oid and a.atttypid = 'uuid'::regtype
    limit 1) as owner_column,
  t.relowner::regrole as owner,
  has_table_privilege('shared_db_app', t.oid, 'insert') is false
    and has_table_privilege('shared_db_app', t.oid, 'delete') is false
    and not has_any_column_privilege('shared_db_app', t.oid, 'update') as read_only,
  exists (select from pg_trigger where tgrelid = t.oid and tgname like '%\_audit\_%' and tgenabled <> 'D') as audited,
  array_remove(array[
    case when not t.relrowsecurity then 'row security is disabled' end,
    case when not t.relforcerowsecurity then 'row security is not forced' end,
    case when not exists (select from pg_policy as p
        where p.polrelid = t.oid and p.polname like '%\_owner' and p.polroles = array[t.relowner])
      then format('the owner has no policy, so that %I sees no rows: %s', pg_get_userbyid(t.relowner), cure.text) end,
    (select 'policy ' || string_agg(quote_ident(p.polname), ', ' order by p.polname) || ' is not one of ours, or not for its role'
      from pg_policy as p
      where p.polrelid = t.oid and (p.polname, p.polroles) not in (
        select t.relname || ours.name, array[ours.role] from (values
          ('_select_own', 0), ('_select_shared', 0), ('_insert_own', 0), ('_update_own', 0), ('_delete_own', 0),
          ('_owner', t.relowner), ('_system', to_regrole('shared_db_system')::oid)) as ours (name, role)
        union all
        select * from (values
          ('users_sign_in', array[to_regrole('shared_db_auth')::oid]), ('audit_log_append', '{0}'),
          ('audit_log_select_owner', array[t.relowner]), ('audit_log_update_owner', array[t.relowner]),
          ('audit_log_delete_owner', array[t.relowner])) as shared
        where t.oid in (to_regclass('public.users'), to_regclass('public.audit_log')))),
    case when has_table_privilege('shared_db_app', t.oid, 'truncate, references, trigger')
      then 'shared_db_app may truncate, reference or add triggers' end,
    (select string_agg(format('%s has %s', case when s.grantee = 0 then 'the public' else pg_get_userbyid(s.grantee) end,
        s.privilege), ', ' order by s.grantee, s.privilege) || ': ' || cure.text
      from shared_db.strange_rights(t.oid) as s),
    -- Partitions that are made later have no row security, and by default privileges perhaps rights.
    (with recursive heirs (id) as (
        select inhrelid from pg_inherits where inhparent = t.oid
        union
        select inhrelid from pg_inherits join heirs on inhparent = id)
      select string_agg(format('partition %s is open', h.oid::regclass), ', ' order by h.relname) || ': ' || cure.text
      from heirs join pg_class as h on h.oid = heirs.id
      where not (h.relrowsecurity and h.relforcerowsecurity) or exists (select from shared_db.strange_rights(h.oid)))
  ], null) as problems
from pg_class as t
join pg_policy as own on own.polrelid = t.oid and own.polname = t.relname || '_select_own'
cross join lateral (select case t.oid
  when to_regclass('public.users') then 'run 02_rls_base.sql and functions.sql again'
  when to_regclass('public.audit_log') then 'run 03_audit.sql again'
  else 'run protect_table again' end as text) as cure;

comment on view shared_db.protected_tables is 'Tables under row security by owner; problems is empty where all is well';
grant select on shared_db.protected_tables to public;

-- The policies that every protected table has for its owner and for system work.
create or replace function shared_db.admit_owner_and_system(target regclass)
returns void
language plpgsql volatile
set search_path = pg_catalog, pg_temp
as $$
declare
  name constant name := (select relname from pg_class where oid = target);
  owner constant name := (select pg_get_userbyid(relowner) from pg_class where oid = target);
begin
  execute format('drop policy if exists %I on %s', name || '_owner', target);
  execute format('create policy %1$I on %2$s to %3$I '
    'using ((select shared_db.owner_access(%3$L))) with check ((select shared_db.owner_access(%3$L)))',
    name || '_owner', target, owner);
  execute format('drop policy if exists %I on %s', name || '_system', target);
  execute format('create policy %I on %s to shared_db_system '
    'using ((select shared_db.system_access())) with check ((select shared_db.system_access()))',
    name || '_system', target);
end
$$;

-- Refuses what cannot be protected, each time with the cure.
create or replace function shared_db.check_protectable(target regclass, owner_column name)
returns void
language plpgsql stable
set search_path = pg_catalog, pg_temp
as $$
declare
  t record;
  owner_type text;
  foreign_heir regclass;
  problem text;
  cure text;
begin
  with recursive heirs (id) as (
    select inhrelid from pg_inherits where inhparent = target
    union
    select inhrelid from pg_inherits join heirs on inhparent = id)
  select heirs.id into foreign_heir from heirs join pg_class as c on c.oid = heirs.id where c.relkind = 'f' limit 1;
  select relname, relkind, relpersistence, relispartition, relnamespace::regnamespace::text as schema
  into t from pg_class where oid = target;
  select format_type(atttypid, atttypmod) into owner_type
  from pg_attribute where attrelid = target and attname = owner_column and attnum > 0 and not attisdropped;

  if target is null then
    problem := 'no table was named';
    cure := 'select shared_db.protect_table(''notes'');';
  elsif t.relispartition then
    problem := format('%s is a partition', target);
    cure := format('Protect %s instead, its partitions follow.',
      (select inhparent::regclass from pg_inherits where inhrelid = target));
  elsif t.relkind = 'v' then
    problem := format('%s is a view', target);
    cure := format('Protect the tables below it, and: alter view %s set (security_invoker = true);', target);
  elsif t.relkind not in ('r', 'p') then
    problem := format('%s is no table, so that row security cannot hold for it', target);
    cure := 'Keep its rows in a table, or revoke all rights on it from shared_db_app.';
  elsif foreign_heir is not null then
    problem := format('%s is a foreign table below %s, which can be read past it and knows no row security',
      foreign_heir, target);
    cure := case t.relkind when 'p' then format('alter table %s detach partition %s;', target, foreign_heir)
      else format('alter foreign table %s no inherit %s;', foreign_heir, target) end;
  elsif t.relpersistence = 't' then
    problem := format('%s is a temporary table', target);
    cure := 'Only its session sees it; it needs no protection.';
  elsif t.schema in ('shared_db', 'pg_catalog', 'information_schema')
      or target in (to_regclass('public.users'), to_regclass('public.audit_log')) then
    problem := format('%s is not a table of an application', target);
    cure := 'The shared tables are protected by the shared files themselves.';
  elsif t.relname !~ '^[a-z][a-z0-9_]*$' or length(t.relname) > 45 then
    problem := format('the name %I, which its policies are named after, is not in snake_case of at most 45 letters',
      t.relname);
    cure := format('alter table %s rename to …;', target);
  elsif owner_type is null then
    problem := format('%s has no column %I, so that nobody owns its rows', target, owner_column);
    cure := format('alter table %s add column %I uuid not null references users (id) on delete cascade; '
      'or name the right one: protect_table(…, owner_column => …)', target, owner_column);
  elsif owner_type <> 'uuid' then
    problem := format('column %I of %s is %s, but ids of users are uuid', owner_column, target, owner_type);
    cure := format('alter table %s alter column %2$I type uuid using %2$I::uuid;', target, owner_column);
  end if;

  if problem is not null then
    raise exception using errcode = 'wrong_object_type', message = 'cannot protect: ' || problem, hint = cure;
  end if;
end
$$;

-- Foreign keys look past row security: without this, Bob could hang a row on Alice's note, and would learn by the way
-- that it exists. A key that includes the owner makes child and parent belong to the same person.
create or replace function shared_db.follow_parent(child regclass, owner_column name, parent regclass)
returns void
language plpgsql volatile
set search_path = pg_catalog, pg_temp
as $$
declare
  child_name constant name := (select relname from pg_class where oid = child);
  parent_name constant name := (select relname from pg_class where oid = parent);
  parent_owner constant name := (select p.owner_column from shared_db.protected_tables as p where p.table_name = parent);
  candidates constant integer := (select count(*) from pg_constraint
    where contype = 'f' and conrelid = child and confrelid = parent and conparentid = 0);
  key record;
  reason constant text := current_setting('shared_db.system', true);
begin
  if parent_owner is null then
    raise exception using
      errcode = 'object_not_in_prerequisite_state',
      message = format('cannot protect: the parent %s is not protected', parent),
      hint = format('First: select shared_db.protect_table(%L);', parent);
  end if;

  select conname, confdeltype, confupdtype, condeferrable, condeferred, cardinality(conkey) as columns, confkey,
    (select attname from pg_attribute where attrelid = child and attnum = conkey[1]) as child_column,
    (select attname from pg_attribute where attrelid = parent and attnum = confkey[1]) as parent_column,
    exists (select from unnest(conkey, confkey) as pair (c, p)
      join pg_attribute as ca on ca.attrelid = child and ca.attnum = pair.c
      join pg_attribute as pa on pa.attrelid = parent and pa.attnum = pair.p
      where ca.attname = owner_column and pa.attname = parent_owner) as includes_owner
  into key
  from pg_constraint
  where contype = 'f' and conrelid = child and confrelid = parent and conparentid = 0;

  if candidates = 1 and key.includes_owner then
    return;
  elsif candidates <> 1 or key.columns <> 1 then
    raise exception using
      errcode = 'invalid_foreign_key',
      message = format('cannot protect: %s has %s foreign keys of one column to %s, but needs one', child,
        case when candidates = 1 then 0 else candidates end, parent),
      hint = case when candidates > 1
        then format('Leave parent out, and give each key the owner: alter table %1$s add unique (%2$I, …); '
          'alter table %3$s drop constraint …, add foreign key (%4$I, …) references %1$s (%2$I, …);',
          parent, parent_owner, child, owner_column)
        else format('alter table %s add foreign key (…) references %s;', child, parent) end;
  elsif key.confupdtype in ('n', 'd') then
    raise exception using
      errcode = 'invalid_foreign_key',
      message = format('cannot protect: the foreign key %I of %s says ON UPDATE SET %s, which would take the row''s owner, too',
        key.conname, child, case key.confupdtype when 'n' then 'NULL' else 'DEFAULT' end),
      hint = 'Declare it ON UPDATE CASCADE, RESTRICT or NO ACTION.';
  end if;

  if not exists (
      select from pg_index
      where indrelid = parent and indisunique and indisvalid and indimmediate and indpred is null and indnkeyatts = 2
        and (select array_agg(attname order by attname) from pg_attribute
            where attrelid = parent and attnum in (indkey[0], indkey[1]))
          = (select array_agg(n order by n) from unnest(array[parent_owner, key.parent_column]) as n)) then
    execute format('alter table %s add constraint %I unique (%I, %I)',
      parent, left(parent_name, 40) || '_' || left(key.parent_column, 14) || '_own_key', parent_owner, key.parent_column);
  end if;

  perform set_config('shared_db.system', 'shared_db.protect_table', true); -- the check of the key reads all rows
  execute format('alter table %s drop constraint %I, '
      'add constraint %2$I foreign key (%I, %I) references %s (%I, %I) on delete %s%s%s%s',
    child, key.conname, owner_column, key.child_column, parent, parent_owner, key.parent_column,
    case key.confdeltype when 'c' then 'cascade' when 'r' then 'restrict'
      when 'n' then format('set null (%I)', key.child_column)
      when 'd' then format('set default (%I)', key.child_column) else 'no action' end,
    case key.confupdtype when 'c' then ' on update cascade' when 'r' then ' on update restrict' end,
    case when key.condeferrable then ' deferrable' end, case when key.condeferred then ' initially deferred' end);
  perform set_config('shared_db.system', coalesce(reason, ''), true);
exception
  when foreign_key_violation then
    raise exception using
      errcode = 'foreign_key_violation',
      message = format('cannot protect: rows of %s belong to another user than their parents in %s', child, parent),
      detail = sqlerrm,
      hint = format('Find them by joining both tables on %I, where %I differs; correct or delete them.',
        key.child_column, owner_column);
end
$$;

-- Each user reads and changes the own rows of the table, and nobody else's. To be called in the transaction that
-- creates the table, so that it is never open; may be called again at any time, and takes over older policies.
--   owner_column   the column with the id of the user; filled in by default
--   read_only      users read their rows, only system work writes them
--   shared_rows    rows without an owner are read by everyone who is signed in
--   soft_delete    a column of type timestamptz: users do not delete, they set it, to whatever time (the database keeps
--                  its own), and no longer see the row from the next transaction on (within the same one they must, or
--                  PostgreSQL refuses the UPDATE)
--   parent         the protected table whose rows this table's rows belong to
--   audit          each change is kept in audit_log; columns named in secret without their values
create or replace function shared_db.protect_table(
  target regclass,
  owner_column name default 'user_id',
  read_only boolean default false,
  shared_rows boolean default false,
  soft_delete name default null,
  parent regclass default null,
  audit boolean default false,
  secret name[] default '{}')
returns void
language plpgsql volatile
set search_path = pg_catalog, pg_temp
set client_min_messages = warning
as $$
declare
  name constant name := (select relname from pg_class where oid = target);
  own constant text := format('%I = (select shared_db.current_user_id())', owner_column);
  alive constant text := coalesce(' and ' || quote_ident(soft_delete) || ' is null', '');
  alive_or_dying constant text := case when soft_delete is null then ''
    else format(' and (%1$I is null or %1$I >= current_timestamp)', soft_delete) end;
  other record;
begin
  perform shared_db.check_protectable(target, owner_column);
  if soft_delete is not null and not exists (select from pg_attribute
      where attrelid = target and attname = soft_delete and atttypid = 'timestamptz'::regtype and not attisdropped) then
    raise exception using
      errcode = 'wrong_object_type',
      message = format('cannot protect: %s has no column %I of type timestamptz for soft deletion', target, soft_delete),
      hint = format('alter table %s add column %I timestamptz;', target, soft_delete);
  end if;
  if shared_rows and exists (select from pg_constraint
      where conrelid = target and contype = 'f' and confdeltype in ('n', 'd') -- set null, set default
        and (select attnum from pg_attribute where attrelid = target and attname = owner_column) = any (conkey)) then
    raise exception using
      errcode = 'wrong_object_type',
      message = format('cannot protect: with their owner, rows of %s would become everybody''s', target),
      hint = format('alter table %s drop constraint …, add foreign key (%I) references users (id) on delete cascade;',
        target, owner_column);
  end if;

  -- Rights first: what is not granted cannot leak by a mistake below.
  execute format('revoke all on %s from public, shared_db_app, shared_db_auth, shared_db_system', target);
  perform shared_db.revoke_strange_rights(target);
  execute format('grant select, insert, update, delete on %s to shared_db_system', target);
  execute format('grant %s on %s to shared_db_app', case
    when read_only then 'select'
    when soft_delete is not null then 'select, insert, update'
    else 'select, insert, update, delete' end, target);
  for other in -- serial columns; identity columns need no right
    select d.objid::regclass as sequence
    from pg_depend as d join pg_class as s on s.oid = d.objid and s.relkind = 'S'
    where d.refobjid = target and d.classid = 'pg_class'::regclass and d.deptype = 'a'
  loop
    execute format('grant usage on sequence %s to shared_db_app, shared_db_system', other.sequence);
  end loop;

  execute format('alter table %s enable row level security, force row level security', target);

  -- Policies add up: one that is left behind would widen ours.
  for other in select polname from pg_policy where polrelid = target order by polname loop
    execute format('drop policy %I on %s', other.polname, target);
    if other.polname <> all (array[name || '_select_own', name || '_select_shared', name || '_insert_own',
        name || '_update_own', name || '_delete_own', name || '_owner', name || '_system']) then
      raise warning 'policy % on % is replaced by those of protect_table', other.polname, target;
    end if;
  end loop;
  execute format('create policy %I on %s for select using (%s)', name || '_select_own', target, own || alive_or_dying);
  if shared_rows then
    execute format('create policy %I on %s for select '
        'using (%I is null and (select shared_db.current_user_id()) is not null%s)',
      name || '_select_shared', target, owner_column, alive);
  end if;
  if not read_only then
    execute format('create policy %I on %s for insert with check (%s)', name || '_insert_own', target, own);
    execute format('create policy %I on %s for update using (%s) with check (%s)',
      name || '_update_own', target, own || alive, own);
    if soft_delete is null then
      execute format('create policy %I on %s for delete using (%s)', name || '_delete_own', target, own);
    end if;
  end if;
  perform shared_db.admit_owner_and_system(target);

  -- Partitions and heirs can be named in a statement too, and do not ask their parent's policies then.
  for other in
    with recursive heirs (id) as (
      select inhrelid from pg_inherits where inhparent = target
      union
      select inhrelid from pg_inherits join heirs on inhparent = id)
    select id::regclass as name from heirs
    where not exists (select from pg_policy join pg_class on pg_class.oid = id
      where polrelid = id and polname = relname || '_select_own')
  loop
    execute format('revoke all on %s from public, shared_db_app, shared_db_auth, shared_db_system', other.name);
    perform shared_db.revoke_strange_rights(other.name);
    execute format('alter table %s enable row level security, force row level security', other.name);
    perform shared_db.admit_owner_and_system(other.name);
  end loop;

  execute format('alter table %s alter column %I set default shared_db.current_user_id()', target, owner_column);
  if not exists (select from pg_index join pg_attribute on attrelid = indrelid and attnum = indkey[0]
      where indrelid = target and indisvalid and indpred is null and attname = owner_column) then
    execute format('create index on %s (%I)', target, owner_column); -- PostgreSQL finds a name that is free
  end if;
  if exists (select from pg_attribute as a join pg_type as t on t.oid = a.atttypid -- not milliseconds in a bigint
      where a.attrelid = target and a.attname = 'updated_at' and t.typcategory = 'D' and not a.attisdropped) then
    execute format('create or replace trigger %I before update on %s for each row '
        'execute function shared_db.touch_updated_at()',
      name || '_touch_updated_at', target);
  end if;
  perform shared_db.end_soft_deletion(target);
  if soft_delete is not null then
    execute format('create trigger %I before update of %I on %s for each row '
        'when (old.%2$I is null and new.%2$I is not null) execute function shared_db.stamp_deletion()',
      name || '_stamp_deletion', soft_delete, target);
  end if;
  if parent is not null then
    perform shared_db.follow_parent(target, owner_column, parent);
  end if;
  if audit then
    perform shared_db.audit_table(target, owner_column, secret);
  end if;
end
$$;

comment on function shared_db.protect_table(regclass, name, boolean, boolean, name, regclass, boolean, name[]) is
  'Row level security by the owner of each row';

-- Takes the policies away, and with them all rights of the applications: an unprotected table is closed, not open.
create or replace function shared_db.unprotect_table(target regclass)
returns void
language plpgsql volatile
set search_path = pg_catalog, pg_temp
as $$
declare
  p record;
  name name;
begin
  select * into p from shared_db.protected_tables where table_name = target;
  select relname into name from pg_class where oid = target;
  if p.table_name is null then
    raise exception using
      errcode = 'object_not_in_prerequisite_state',
      message = format('%s is not protected', target),
      hint = 'select table_name from shared_db.protected_tables;';
  elsif target in (to_regclass('public.users'), to_regclass('public.audit_log')) then
    raise exception using
      errcode = 'wrong_object_type',
      message = format('%s is shared by all applications and stays protected', target);
  end if;
  -- Everyone's: the rights that a backup or a report may keep were meant for a table under row security.
  for p in
    select distinct case when a.grantee = 0 then 'public' else quote_ident(pg_get_userbyid(a.grantee)) end as grantee
    from pg_class as t,
      lateral (select t.relacl as acl union all select attacl from pg_attribute where attrelid = t.oid) as given,
      aclexplode(given.acl) as a
    where t.oid = target and a.grantee <> t.relowner
  loop
    execute format('revoke all on %s from %s cascade', target, p.grantee);
  end loop;
  for p in select polname from pg_policy where polrelid = target and polname = any (array[name || '_select_own',
      name || '_select_shared', name || '_insert_own', name || '_update_own', name || '_delete_own', name || '_owner',
      name || '_system'])
  loop
    execute format('drop policy %I on %s', p.polname, target);
  end loop;
  perform shared_db.end_soft_deletion(target);
  execute format('alter table %s no force row level security, disable row level security', target);
end
$$;

comment on function shared_db.unprotect_table(regclass) is 'Removes row level security and closes the table to applications';


-- ---------------------------------------------------------------------------------------------------------------
-- Sign-in
-- ---------------------------------------------------------------------------------------------------------------

-- People as other identity providers than Google know them, by the members iss and sub of OpenID Connect.
create table if not exists shared_db.identities (
  issuer text not null,
  subject text not null,
  user_id uuid not null references public.users (id) on delete cascade,
  created_at timestamp with time zone not null default current_timestamp,
  primary key (issuer, subject)
);
create index if not exists identities_user_id_idx on shared_db.identities (user_id);
revoke all on shared_db.identities from public, shared_db_app, shared_db_system;
select shared_db.revoke_strange_rights('shared_db.identities');
alter table shared_db.identities enable row level security;
alter table shared_db.identities force row level security;
select shared_db.admit_owner_and_system('shared_db.identities');
create or replace trigger identities_tell_renamed
  after update or delete on shared_db.identities for each row
  execute function shared_db.tell_user_renamed('user_id');

select shared_db.admit_owner_and_system('public.users');
revoke all on public.users from shared_db_system;
grant select, delete, update (full_name, avatar_url) on public.users to shared_db_system;
grant usage on schema shared_db to shared_db_system;

-- Sign-in happens before anybody is known, and must see everybody. The owner of the tables sees no row under FORCE, so
-- that the function belongs to shared_db_auth, with a policy of its own: for the function at work, not for members of
-- the role, hence the question for current_user.
revoke all on public.users, shared_db.identities from shared_db_auth;
grant select, delete, insert (email, google_id, full_name, avatar_url, last_login),
  update (google_id, full_name, avatar_url, last_login) on public.users to shared_db_auth;
grant select, insert on shared_db.identities to shared_db_auth;

drop policy if exists users_sign_in on public.users;
create policy users_sign_in on public.users to shared_db_auth
  using ((select current_user = 'shared_db_auth'))
  with check ((select current_user = 'shared_db_auth'));
drop policy if exists identities_sign_in on shared_db.identities;
create policy identities_sign_in on shared_db.identities to shared_db_auth
  using ((select current_user = 'shared_db_auth'))
  with check ((select current_user = 'shared_db_auth'));

-- Become shared_db_auth for the functions below. What is granted for that here is revoked at the end.
grant create on schema shared_db to shared_db_auth;
do $$
declare
  may_become constant text := case when current_setting('server_version_num')::integer < 160000
    then 'member' else 'set' end;
begin
  perform set_config('shared_db.migrator', current_setting('role'), true);
  perform set_config('shared_db.borrowed', '', true);
  if not pg_has_role(current_user, 'shared_db_auth', may_become) then
    grant shared_db_auth to current_user;
    perform set_config('shared_db.borrowed', 'yes', true);
  end if;
  perform set_config('role', 'shared_db_auth', true);
exception
  when insufficient_privilege then
    raise exception using
      errcode = 'insufficient_privilege',
      message = format('%I may not become shared_db_auth, which owns the sign-in', current_user),
      hint = format('An administrator runs: grant shared_db_auth to %I with admin option;', current_user);
end
$$;

-- Returns the id of the person, who is made at the first sign-in. The caller has authenticated the person: whoever may
-- execute this function can become anyone by it.
--   google_id, or issuer and subject   who the person is, to an identity provider; looked up first
--   email                              looked up next, in whatever spelling; with nothing else given it is the login;
--                                      not needed for a person who has come by the same provider before
--   email_verified                     the provider vouches for the address: only then it joins the account that has
--                                      it already, or makes one
--   provision                          false: nobody is made; who is not there is refused (SDB05)
-- Other members are kept up to date where they are given.
create or replace function shared_db.sign_in(
  email text,
  google_id text default null,
  full_name text default null,
  avatar_url text default null,
  email_verified boolean default false,
  issuer text default null,
  subject text default null,
  provision boolean default true)
returns uuid
language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  by_google uuid;
  by_identity uuid;
  by_email uuid;
  person uuid;
  present_google_id text;
  beyond_ascii constant text := regexp_replace(email, '[\x01-\x7f]+', '', 'g');
begin
  email := nullif(trim(email), '');
  google_id := nullif(google_id, '');
  if coalesce(email, google_id, issuer) is null or (issuer is null) <> (subject is null) then
    raise exception using
      errcode = 'invalid_parameter_value',
      message = case when coalesce(issuer, subject) is null
        then 'sign_in needs an e-mail address, a Google id, or issuer and subject'
        else 'sign_in needs issuer and subject together' end;
  end if;
  -- Two addresses may be one to lower() and two to every mail server: the Kelvin sign becomes the letter k, so that
  -- whoever owns the one would sign in as the other.
  if lower(beyond_ascii) <> beyond_ascii then
    raise exception using
      errcode = 'SDB03',
      message = 'sign-in refused: a capital letter outside of ASCII, by which the address could be taken for another one',
      hint = 'Only the person''s own provider knows the right spelling: do not guess it by changing the address.';
  end if;

  -- Two sessions may sign the same person in at the same moment: the second one finds what the first one made.
  for attempt in 1 .. 3 loop
    select u.id into by_google from public.users as u where u.google_id = sign_in.google_id;
    select i.user_id into by_identity from shared_db.identities as i
    where i.issuer = sign_in.issuer and i.subject = sign_in.subject;
    if by_google <> by_identity then
      raise exception using
        errcode = 'SDB02',
        message = 'sign-in refused: the Google account and the other identity belong to two different accounts';
    end if;

    -- The address counts where nothing better is known, and only if somebody vouches for it. This goes for new people,
    -- too: else Eve makes an account under Ann's address today, and shares it with Ann who comes tomorrow. Whether
    -- there is an account makes no difference to the refusal: it tells nobody who has one.
    by_email := null;
    if by_google is null and by_identity is null and email is not null then
      if coalesce(google_id, issuer) is not null and email_verified is not true then
        raise exception using
          errcode = 'SDB01',
          message = 'sign-in refused: the account of the provider is new here, and the provider does not vouch for the address',
          hint = 'Pass email_verified => true where the provider does.';
      end if;
      select u.id into by_email from public.users as u where lower(u.email) = lower(sign_in.email);
    end if;

    person := coalesce(by_google, by_identity, by_email);
    -- Rows that belong to the person keep theirs from being deleted, and no sign-in waits for those.
    select u.google_id into present_google_id from public.users as u where u.id = person for no key update skip locked;
    if not found and person is not null then
      -- Who brings nothing new does not wait for whoever changes the person either: it may be their own transaction.
      if (google_id is null or by_google is not null) and (issuer is null or by_identity is not null)
          and exists (select from public.users as u where u.id = person) then
        return person;
      end if;
      select u.google_id into present_google_id from public.users as u where u.id = person for no key update;
    end if;
    if present_google_id <> google_id then
      raise exception using
        errcode = 'SDB02',
        message = 'sign-in refused: the account belongs to another Google account';
    end if;

    if person is null and (email is null or provision is not true) then
      raise exception using
        errcode = 'SDB05',
        message = 'sign-in refused: there is no such person, and '
          || case when provision then 'without an e-mail address none is made' else 'none is to be made' end;
    end if;

    begin
      if person is null then
        insert into public.users (email, google_id, full_name, avatar_url, last_login)
        values (sign_in.email, sign_in.google_id, sign_in.full_name, sign_in.avatar_url, current_timestamp)
        returning id into person;
      else
        update public.users as u set
          full_name = coalesce(sign_in.full_name, u.full_name),
          avatar_url = coalesce(sign_in.avatar_url, u.avatar_url),
          last_login = current_timestamp
        where u.id = person;
        continue when not found; -- the account was deleted at this moment
        -- Apart, since an update that names a key waits for all rows that belong to the person.
        if google_id is not null and by_google is null then
          update public.users as u set google_id = coalesce(u.google_id, sign_in.google_id) where u.id = person;
        end if;
      end if;
      if issuer is not null and by_identity is null then
        insert into shared_db.identities (issuer, subject, user_id)
        values (sign_in.issuer, sign_in.subject, person);
      end if;
      return person;
    exception
      when unique_violation then
        null; -- made by another session at this moment
    end;
  end loop;

  raise exception using
    errcode = 'serialization_failure',
    message = 'sign-in met other sign-ins of the same person three times; try again';
end
$$;

comment on function shared_db.sign_in(text, text, text, text, boolean, text, text, boolean) is
  'The id of an authenticated person, made at the first sign-in. Whoever may execute this can become anyone by it.';

-- One's own account, with all that refers to it: how far that reaches is said by the foreign keys to users.
create or replace function shared_db.delete_own_account()
returns void
language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
as $$
begin
  delete from public.users where id = shared_db.current_user_id();
  if not found then
    raise exception using
      errcode = 'insufficient_privilege',
      message = 'no account was deleted: nobody is signed in, or the account is gone already';
  end if;
end
$$;

comment on function shared_db.delete_own_account() is 'Deletes the account of the user whose transaction this is';

revoke all on function shared_db.sign_in(text, text, text, text, boolean, text, text, boolean) from public;
grant execute on function shared_db.sign_in(text, text, text, text, boolean, text, text, boolean) to shared_db_app;
revoke all on function shared_db.delete_own_account() from public;
grant execute on function shared_db.delete_own_account() to shared_db_app;

-- Back to the role before.
do $$
begin
  perform set_config('role', current_setting('shared_db.migrator'), true);
  if current_setting('shared_db.borrowed') = 'yes' then
    revoke shared_db_auth from current_user;
  end if;
end
$$;
revoke create on schema shared_db from shared_db_auth;

commit;
