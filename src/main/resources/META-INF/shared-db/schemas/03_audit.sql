-- SPDX-License-Identifier: Apache-2.0
--
-- 03_audit.sql: who changed what, when and why, kept in the same transaction as the change.
--
-- Who and why are read from settings of the transaction (set_config(…, true), or SET LOCAL):
--   app.user_id        the user whose rights count: audit_log.user_id
--   app.real_user_id   the person behind it, where that is another: who acts for that user, or who asked for system
--                      work: audit_log.real_user_id
--   app.reason         why somebody acts for another; opens nothing: audit_log.reason
--   shared_db.system   why the owner or a system login works for everybody (shared_db.as_system): audit_log.reason,
--                      before app.reason
-- By hand: begin; call shared_db.set_context('5f0c…', real_user_id => 'a11c…', reason => 'ticket 42'); …; commit;
-- The login (audit_log.db_role) is session_user and can be set by nobody. Whoever may run SQL of their own as an
-- application can be any user, and so sets the rest, too; nobody writes an entry without the change that it is about.

begin;
set local search_path = pg_catalog, pg_temp; -- a function in public must not pass for PostgreSQL's
select pg_advisory_xact_lock(hashtextextended('shared_db.schemas', 0));
set local client_min_messages = warning; -- not the notices about what exists already

-- One plain table. Partitions by month would make it cheaper to purge, but somebody has to make them in time: without
-- the next one, not the audit fails, but every write of every application. No key and no foreign key either: nothing
-- refers to an entry, entries outlive the people in them, and each index costs every write.
create table if not exists public.audit_log (
  id bigint generated always as identity,
  at timestamp with time zone not null,
  transaction_id xid8 not null,
  table_name text not null,       -- with its schema
  command text not null,          -- INSERT, UPDATE, DELETE, TRUNCATE; PURGE and ERASE for this table itself
  row_key text,                   -- the primary key; several columns are separated by a comma
  owner_id uuid,                  -- whose row it is
  user_id uuid,                   -- who did it
  real_user_id uuid,              -- who did it in that user's name
  db_role text not null,          -- by which login
  reason text,                    -- why, where it was system work or done in that user's name
  old_values jsonb,               -- for UPDATE the changed columns only; values are as PostgreSQL writes them
  new_values jsonb
);

-- For people who read what happened to their rows. Purging reads the whole table and is rare: even a small index on the
-- time would cost each write a tenth more.
create index if not exists audit_log_owner_id_idx on public.audit_log (owner_id, at);

comment on table public.audit_log is 'Every change of audited tables; applications can neither write nor change it';


-- ---------------------------------------------------------------------------------------------------------------
-- Who reads, who writes
-- ---------------------------------------------------------------------------------------------------------------

revoke all on public.audit_log from public, shared_db_app;
select shared_db.revoke_strange_rights('public.audit_log');
grant select on public.audit_log to shared_db_app;

alter table public.audit_log enable row level security;
alter table public.audit_log force row level security;

drop policy if exists audit_log_select_own on public.audit_log;
create policy audit_log_select_own on public.audit_log for select
  using (owner_id = (select shared_db.current_user_id()));

-- The triggers below write in the owner's name; nobody else has the right to. The owner needs a reason for everything
-- but that: asking for one at each entry would cost as much as the entry.
drop policy if exists audit_log_append on public.audit_log;
create policy audit_log_append on public.audit_log for insert
  with check (true);

do $$
declare
  owner constant name := (select pg_get_userbyid(relowner) from pg_class where oid = 'public.audit_log'::regclass);
  command text;
begin
  foreach command in array array['select', 'update', 'delete'] loop
    execute format('drop policy if exists audit_log_%s_owner on public.audit_log', command);
    execute format('create policy audit_log_%s_owner on public.audit_log for %1$s to %2$I '
      'using ((select shared_db.owner_access(%2$L)))', command, owner);
  end loop;
end
$$;


-- ---------------------------------------------------------------------------------------------------------------
-- The triggers
-- ---------------------------------------------------------------------------------------------------------------
-- They run with the owner's rights at every write of an audited table, so that two things are unlike elsewhere here:
-- - No SET search_path, which costs more than the rest of the function. Instead every name and operator is written
--   with its schema, and what needs an operator that cannot be is asked of functions whose names are bound by RETURN.
-- - They see whole statements, which is cheaper for many rows, and which alone sees a row that moves to another partition.
--   An UPDATE of one row, which is what JPA writes, goes a way of its own: joining would cost more than the change.
-- - What each entry of a statement shares is put into variables: PostgreSQL prepares an expression of plpgsql once per
--   transaction, but one that stands in the INSERT at each execution of that.
-- hstore is PostgreSQL's fastest way to compare two rows of any shape. Arguments of each trigger: the owner column,
-- the columns of the primary key, the secret columns, the ignored columns.
-- Names in arguments do not follow when a column is renamed. Where a secret one is gone, nobody can tell what is secret
-- now: then an entry keeps no values, until audit_table is called again.

create or replace function shared_db.real_user_id()
returns uuid
language sql stable parallel safe
return nullif(current_setting('app.real_user_id', true), '')::uuid;

create or replace function shared_db.system_reason()
returns text
language sql stable parallel safe
return nullif(current_setting('shared_db.system', true), '');

create or replace function shared_db.stated_reason()
returns text
language sql stable parallel safe
return coalesce(nullif(current_setting('shared_db.system', true), ''), nullif(current_setting('app.reason', true), ''));

create or replace function shared_db.audit_insert()
returns trigger
language plpgsql security definer
as $$
declare
  began constant pg_catalog.timestamptz := pg_catalog.now();
  transaction constant pg_catalog.xid8 := pg_catalog.pg_current_xact_id();
  table_name constant pg_catalog.text := pg_catalog.concat(tg_table_schema, '.', tg_table_name);
  who constant pg_catalog.uuid := shared_db.current_user_id();
  real_who constant pg_catalog.uuid := shared_db.real_user_id();
  login constant pg_catalog.text := session_user;
  why constant pg_catalog.text := shared_db.stated_reason();
  owner_column constant pg_catalog.text := tg_argv[0];
  key_columns constant pg_catalog.text[] := tg_argv[1];
  secret constant pg_catalog.text[] := case when tg_argv[2] operator(pg_catalog.<>) '{}' then tg_argv[2] end;
begin
  insert into public.audit_log (at, transaction_id, table_name, command, row_key, owner_id, user_id, real_user_id,
    db_role, reason, new_values)
  select began, transaction, table_name, 'INSERT',
    pg_catalog.array_to_string(public.slice_array(h, key_columns), ','),
    public.fetchval(h, owner_column)::pg_catalog.uuid,
    who, real_who, login, why, public.hstore_to_jsonb(case when secret is null then h
      when public.exists_all(h, secret) then public.delete(h, secret) end)
  from (select public.hstore(n.*) as h from new_rows as n offset 0) as rows; -- offset: once per row
  return null;
end
$$;

create or replace function shared_db.audit_delete()
returns trigger
language plpgsql security definer
as $$
declare
  began constant pg_catalog.timestamptz := pg_catalog.now();
  transaction constant pg_catalog.xid8 := pg_catalog.pg_current_xact_id();
  table_name constant pg_catalog.text := pg_catalog.concat(tg_table_schema, '.', tg_table_name);
  who constant pg_catalog.uuid := shared_db.current_user_id();
  real_who constant pg_catalog.uuid := shared_db.real_user_id();
  login constant pg_catalog.text := session_user;
  why constant pg_catalog.text := shared_db.stated_reason();
  owner_column constant pg_catalog.text := tg_argv[0];
  key_columns constant pg_catalog.text[] := tg_argv[1];
  secret constant pg_catalog.text[] := case when tg_argv[2] operator(pg_catalog.<>) '{}' then tg_argv[2] end;
begin
  insert into public.audit_log (at, transaction_id, table_name, command, row_key, owner_id, user_id, real_user_id,
    db_role, reason, old_values)
  select began, transaction, table_name, 'DELETE',
    pg_catalog.array_to_string(public.slice_array(h, key_columns), ','),
    public.fetchval(h, owner_column)::pg_catalog.uuid,
    who, real_who, login, why, public.hstore_to_jsonb(case when secret is null then h
      when public.exists_all(h, secret) then public.delete(h, secret) end)
  from (select public.hstore(o.*) as h from old_rows as o offset 0) as rows; -- offset: once per row
  return null;
end
$$;

create or replace function shared_db.refuse_swallowed_rows(table_name text)
returns void
language plpgsql
as $$
begin
  raise exception using
    errcode = 'triggered_action_exception',
    message = pg_catalog.format('cannot audit this update of %s: a trigger swallowed rows that were moving to another '
      'partition', table_name),
    hint = 'Let the trigger of the partition raise an error instead of returning null.';
end
$$;

create or replace function shared_db.audit_update()
returns trigger
language plpgsql security definer
as $$
declare
  began constant pg_catalog.timestamptz := pg_catalog.now();
  transaction constant pg_catalog.xid8 := pg_catalog.pg_current_xact_id();
  table_name constant pg_catalog.text := pg_catalog.concat(tg_table_schema, '.', tg_table_name);
  who constant pg_catalog.uuid := shared_db.current_user_id();
  real_who constant pg_catalog.uuid := shared_db.real_user_id();
  login constant pg_catalog.text := session_user;
  why constant pg_catalog.text := shared_db.stated_reason();
  owner_column constant pg_catalog.text := tg_argv[0];
  key_columns constant pg_catalog.text[] := tg_argv[1];
  secret constant pg_catalog.text[] := case when tg_argv[2] operator(pg_catalog.<>) '{}' then tg_argv[2] end;
  ignored constant pg_catalog.text[] := case when tg_argv[3] operator(pg_catalog.<>) '{}' then tg_argv[3] end;
  hidden constant pg_catalog.text[] := pg_catalog.array_cat(secret, ignored); -- of two nulls: null
  old_row record;
  new_row record;
  before public.hstore;
  after public.hstore;
  row_key pg_catalog.text;
  owner_id pg_catalog.uuid;
  old_values pg_catalog.jsonb;
  new_values pg_catalog.jsonb;
begin
  perform from old_rows offset 1; -- of a row that was swallowed on its way only the old form is here
  if found then
    -- PostgreSQL adds the old and the new form of each row in turn, so that their numbers match, whatever became of the
    -- key. Not where a trigger of a partition swallowed a row that was moving there: rather no change than a false entry.
    if (select pg_catalog.count(*) from old_rows) operator(pg_catalog.<>) (select pg_catalog.count(*) from new_rows) then
      perform shared_db.refuse_swallowed_rows(table_name);
    end if;
    -- A full join: an inner one would be planned for the first few rows as a loop, and kept for the thousands.
    insert into public.audit_log (at, transaction_id, table_name, command, row_key, owner_id, user_id, real_user_id,
      db_role, reason, old_values, new_values)
    select began, transaction, table_name, 'UPDATE',
      pg_catalog.array_to_string(public.slice_array(n.h, key_columns), ','),
      public.fetchval(n.h, owner_column)::pg_catalog.uuid,
      who, real_who, login, why,
      public.hstore_to_jsonb(case when hidden is null then public.delete(o.h, n.h)
        when secret is null or public.exists_all(n.h, secret) then public.delete(public.delete(o.h, n.h), hidden) end),
      public.hstore_to_jsonb(case when hidden is null then public.delete(n.h, o.h)
        when secret is null or public.exists_all(n.h, secret) then public.delete(public.delete(n.h, o.h), hidden) end)
    from (select public.hstore(o.*) as h, pg_catalog.row_number() over () as number from old_rows as o) as o
    full join (select public.hstore(n.*) as h, pg_catalog.row_number() over () as number from new_rows as n) as n
      on o.number operator(pg_catalog.=) n.number
    where o.h operator(public.<>) n.h
      and (ignored is null or public.delete(o.h, ignored) operator(public.<>) public.delete(n.h, ignored));
    return null;
  end if;

  select o.* into old_row from old_rows as o;
  if not found then
    return null;
  end if;
  select n.* into new_row from new_rows as n;
  if not found then
    perform shared_db.refuse_swallowed_rows(table_name);
  end if;
  before := public.hstore(old_row);
  after := public.hstore(new_row);
  if before operator(public.=) after
      or ignored is not null and public.delete(before, ignored) operator(public.=) public.delete(after, ignored) then
    return null;
  end if;
  row_key := pg_catalog.array_to_string(public.slice_array(after, key_columns), ',');
  owner_id := public.fetchval(after, owner_column)::pg_catalog.uuid;
  old_values := public.hstore_to_jsonb(case when hidden is null then public.delete(before, after)
    when secret is null or public.exists_all(after, secret) then public.delete(public.delete(before, after), hidden) end);
  new_values := public.hstore_to_jsonb(case when hidden is null then public.delete(after, before)
    when secret is null or public.exists_all(after, secret) then public.delete(public.delete(after, before), hidden) end);
  insert into public.audit_log (at, transaction_id, table_name, command, row_key, owner_id, user_id, real_user_id,
    db_role, reason, old_values, new_values)
  values (began, transaction, table_name, 'UPDATE', row_key, owner_id, who, real_who, login, why, old_values, new_values);
  return null;
end
$$;

create or replace function shared_db.audit_truncate()
returns trigger
language plpgsql security definer
as $$
begin
  insert into public.audit_log (at, transaction_id, table_name, command, user_id, real_user_id, db_role, reason)
  values (pg_catalog.now(), pg_catalog.pg_current_xact_id(),
    pg_catalog.concat(tg_table_schema, '.', tg_table_name), 'TRUNCATE',
    shared_db.current_user_id(), shared_db.real_user_id(), session_user, shared_db.stated_reason());
  return null;
end
$$;

-- Whoever may execute a trigger function may put it on a table of his own, a temporary one, and forge entries by it.
revoke all on function shared_db.audit_insert(), shared_db.audit_update(), shared_db.audit_delete(),
  shared_db.audit_truncate() from public;
do $$
declare
  given record;
begin
  for given in -- by default privileges; other owners of audited tables are no applications, and need the right
    select f.oid::regprocedure as function, quote_ident(pg_get_userbyid(a.grantee)) as grantee
    from pg_proc as f, aclexplode(f.proacl) as a
    where f.prorettype = 'trigger'::regtype and f.prosecdef and f.pronamespace = 'shared_db'::regnamespace
      and a.grantee not in (0, f.proowner) and pg_has_role(a.grantee, 'shared_db_app', 'member')
  loop
    execute format('revoke all on function %s from %s cascade', given.function, given.grantee);
  end loop;
end
$$;

-- Every change of the table is kept from now on.
--   owner_column   whose row it is; null where rows have no owner
--   secret         columns whose values are never kept; a change of them alone is an entry without values
--   ignored        columns whose change alone is not worth an entry
create or replace function shared_db.audit_table(
  target regclass,
  owner_column name default 'user_id',
  secret name[] default '{}',
  ignored name[] default '{}')
returns void
language plpgsql volatile
set search_path = pg_catalog, pg_temp
as $$
declare
  name constant name := (select relname from pg_class where oid = target);
  key constant name[] := (select array_agg(attname order by position)
    from pg_index, unnest(indkey) with ordinality as k (number, position)
    join pg_attribute on attnum = number
    where indrelid = target and attrelid = target and indisprimary);
  unknown constant name := (select c from unnest(secret || ignored || owner_column) as c
    where c is not null and not exists (select from pg_attribute
      where attrelid = target and attname = c and attnum > 0 and not attisdropped) limit 1);
  arguments text;
  other name;
begin
  if unknown is not null then
    raise exception using
      errcode = 'undefined_column',
      message = format('cannot audit: %s has no column %I', target, unknown);
  end if;
  arguments := format('%L, %L, %L, %L', coalesce(owner_column, ''), coalesce(key, '{}'), secret, ignored);
  -- Triggers keep their names when the table is renamed: those of before would enter every change once more.
  for other in
    select tgname from pg_trigger
    where tgrelid = target and tgfoid in (select oid from pg_proc
        where pronamespace = 'shared_db'::regnamespace and proname like 'audit\_%')
      and tgname <> all (array[name || '_audit_insert', name || '_audit_delete', name || '_audit_update',
        name || '_audit_truncate']::name[])
  loop
    execute format('drop trigger %I on %s', other, target);
  end loop;
  execute format('create or replace trigger %I after insert on %s referencing new table as new_rows '
    'for each statement execute function shared_db.audit_insert(%s)', name || '_audit_insert', target, arguments);
  execute format('create or replace trigger %I after delete on %s referencing old table as old_rows '
    'for each statement execute function shared_db.audit_delete(%s)', name || '_audit_delete', target, arguments);
  execute format('create or replace trigger %I after update on %s referencing old table as old_rows new table as new_rows '
    'for each statement execute function shared_db.audit_update(%s)', name || '_audit_update', target, arguments);
  execute format('create or replace trigger %I after truncate on %s '
    'for each statement execute function shared_db.audit_truncate()', name || '_audit_truncate', target);
end
$$;

comment on function shared_db.audit_table(regclass, name, name[], name[]) is 'Keeps every change of a table in audit_log';

-- A sign-in changes last_login and is not worth an entry.
select shared_db.audit_table('public.users', owner_column => 'id', ignored => array['last_login']);


-- ---------------------------------------------------------------------------------------------------------------
-- What must not be kept
-- ---------------------------------------------------------------------------------------------------------------
-- Both are the owner's, need a reason like all of the owner's work, and leave an entry themselves.

create or replace function shared_db.require_reason()
returns void
language plpgsql stable
set search_path = pg_catalog, pg_temp
as $$
begin
  if shared_db.system_reason() is null then
    raise exception using
      errcode = 'insufficient_privilege',
      message = 'the audit log is changed for a reason only',
      hint = 'In the same transaction, first: select shared_db.as_system(''why'');';
  end if;
end
$$;

-- Removes entries that are older, and says how many.
create or replace function shared_db.purge_audit(before timestamp with time zone)
returns bigint
language plpgsql volatile
set search_path = pg_catalog, pg_temp
as $$
declare
  entries bigint;
begin
  perform shared_db.require_reason();
  delete from public.audit_log where at < before;
  get diagnostics entries = row_count;
  insert into public.audit_log (at, transaction_id, table_name, command, db_role, reason, new_values)
  values (now(), pg_current_xact_id(), 'public.audit_log', 'PURGE', session_user, shared_db.system_reason(),
    jsonb_build_object('before', before, 'entries', entries));
  return entries;
end
$$;

-- Forgets a person: that rows changed stays known, what was in them and who it was does not. Says in how many entries.
create or replace function shared_db.erase_user_from_audit(person uuid)
returns bigint
language plpgsql volatile
set search_path = pg_catalog, pg_temp
as $$
declare
  entries bigint;
begin
  perform shared_db.require_reason();
  update public.audit_log set
    row_key = case when owner_id = person then null else row_key end,
    old_values = case when owner_id = person then null else old_values end,
    new_values = case when owner_id = person then null else new_values end,
    owner_id = nullif(owner_id, person),
    user_id = nullif(user_id, person),
    real_user_id = nullif(real_user_id, person)
  where person in (owner_id, user_id, real_user_id);
  get diagnostics entries = row_count;
  insert into public.audit_log (at, transaction_id, table_name, command, db_role, reason, new_values)
  values (now(), pg_current_xact_id(), 'public.audit_log', 'ERASE', session_user, shared_db.system_reason(),
    jsonb_build_object('entries', entries));
  return entries;
end
$$;

revoke all on function shared_db.purge_audit(timestamp with time zone), shared_db.erase_user_from_audit(uuid) from public;
comment on function shared_db.purge_audit(timestamp with time zone) is 'Removes entries of audit_log that are older';
comment on function shared_db.erase_user_from_audit(uuid) is 'Removes a person from audit_log';

commit;
