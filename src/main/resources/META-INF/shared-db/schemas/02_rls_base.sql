-- SPDX-License-Identifier: Apache-2.0
--
-- 02_rls_base.sql: from here on, everyone sees the own row of users only.
--
-- Who is it? The setting app.user_id of the transaction says so. Three kinds of roles take part:
--   shared_db_app   what an application may do; its login is a member of this role and nothing more
--   the owner       who runs these files; answers to row security too, and opens it with a reason (as_system)
--   everybody else  has no rights on shared tables
-- Roles belong to the whole cluster, not to this database: they are made when missing, and never altered.

begin;
set local search_path = pg_catalog, pg_temp; -- a function in public must not pass for PostgreSQL's
select pg_advisory_xact_lock(hashtextextended('shared_db.schemas', 0));
set local client_min_messages = warning; -- not the notices about what exists already

do $$
begin
  if to_regrole('shared_db_app') is null then
    create role shared_db_app nologin;
  end if;
exception
  when duplicate_object or unique_violation then
    null; -- another database of this cluster was faster; its advisory lock is not ours
  when insufficient_privilege then
    raise exception using
      errcode = 'insufficient_privilege',
      message = format('role shared_db_app does not exist, and %I may not create it', current_user),
      hint = format('An administrator runs: create role shared_db_app nologin; grant shared_db_app to %I with admin option;',
        current_user);
end
$$;

do $$
begin
  if exists (select from pg_roles where rolname = 'shared_db_app' and (rolsuper or rolbypassrls)) then
    raise exception using
      errcode = 'invalid_role_specification',
      message = 'role shared_db_app is a superuser or has BYPASSRLS: row security would not hold for it',
      hint = 'An administrator runs: alter role shared_db_app nosuperuser nobypassrls;';
  end if;
end
$$;

-- The owner may lower itself to an application's rights, so that one login is enough for a first try. Since
-- PostgreSQL 16 not even the creator of a role may do that without this grant.
do $$
declare
  may_become constant text := case when current_setting('server_version_num')::integer < 160000
    then 'member' else 'set' end;
begin
  if not pg_has_role(current_user, 'shared_db_app', may_become) then
    grant shared_db_app to current_user;
  end if;
exception
  when unique_violation then
    null; -- granted by another database of this cluster at this moment
  when insufficient_privilege then
    raise warning using
      message = format('%1$I may not become shared_db_app, so that an application cannot log in as %1$I', current_user),
      hint = format('If it should, an administrator runs: grant shared_db_app to %I;', current_user);
end
$$;

create schema if not exists shared_db;
comment on schema shared_db is 'Row level security shared by all applications of this database';
grant usage on schema shared_db to public;

-- Whose transaction is it? Nobody's, where the setting is missing or empty: a setting that was local to an earlier
-- transaction of the connection reads as '' and not as null. Anything else that is no uuid is refused by the cast, for
-- example what the module sends for SQL outside of every scope.
-- This stands in every policy and is cheap in one form only: plain SQL, stable, no SET clause, not security definer,
-- called in a sub-select. PostgreSQL then asks once per statement, and uses indexes and parallel workers. RETURN binds
-- the names when the function is made: nobody's search_path can change what they mean.
create or replace function shared_db.current_user_id()
returns uuid
language sql stable parallel safe
return nullif(current_setting('app.user_id', true), '')::uuid;

comment on function shared_db.current_user_id() is 'The user whose transaction this is; null: nobody';

-- The owner answers to row security as well (FORCE below), or a forgotten login would open every row. But a data
-- migration that silently changes no row, and a foreign key that is declared valid because its check saw no row, are
-- worse than an error. So the owner's own policy asks this function, which knows three answers:
--   false  the session may not act as the owner: it comes by a view or a security definer function of the owner, and
--          only the policies for its own user count
--   true   the owner gave a reason
--   error  the owner gave none
-- A reason alone must not be enough, since everybody can set a setting: hence session_user, which nobody can change.
-- And the owner is named by the policy: behind a definer function current_user is the owner, behind a view it is not.
create or replace function shared_db.owner_access(owner name)
returns boolean
language plpgsql stable parallel safe
as $$
begin
  if not pg_catalog.pg_has_role(session_user, owner, 'member') then
    return false;
  end if;
  if pg_catalog.current_setting('shared_db.system', true) operator(pg_catalog.<>) '' then
    return true;
  end if;
  raise exception using
    errcode = 'insufficient_privilege',
    message = pg_catalog.format('%I owns a protected table, but gave no reason to read or change everyone''s rows', owner),
    hint = 'In the same transaction, first: select shared_db.as_system(''why''); '
      'for pg_dump: PGOPTIONS="-c shared_db.system=backup"';
end
$$;

comment on function shared_db.owner_access(name) is
  'For the owner''s policy of each protected table; an error without a reason';

-- The reason lasts until the end of the transaction. Without a transaction it is gone at once, and the next
-- statement fails as if it had not been given.
create or replace function shared_db.as_system(reason text)
returns void
language plpgsql volatile
set search_path = pg_catalog, pg_temp
as $$
begin
  if coalesce(trim(reason), '') = '' then
    raise exception using
      errcode = 'invalid_parameter_value',
      message = 'shared_db.as_system needs a reason',
      hint = 'Say why, for example: select shared_db.as_system(''backfill notes.title, ticket 42'');';
  end if;
  perform set_config('shared_db.system', trim(reason), true);
end
$$;

comment on function shared_db.as_system(text) is 'Opens protected tables to their owner until the end of the transaction';

-- Rights come by other ways than these files, too: a hurried GRANT, or default privileges, which give an application's
-- login TRUNCATE on every new table. Whose rights are too many? Everyone's but the owner's and our own roles' (their
-- grants stand next to each table), with one exception: a role that is no application may keep SELECT and REFERENCES,
-- such as a backup's, a report's, or the owner of another application's tables. Row security binds all of them.
create or replace function shared_db.strange_rights(target regclass)
returns table (grantee oid, privilege text)
language sql stable
set search_path = pg_catalog, pg_temp
as $$
  select distinct given.grantee, given.privilege_type
  from pg_class as t
  cross join lateral (
    select a.grantee, a.privilege_type from aclexplode(t.relacl) as a
    union all
    select a.grantee, a.privilege_type from pg_attribute as c, aclexplode(c.attacl) as a where c.attrelid = t.oid
  ) as given
  where t.oid = target and given.grantee <> t.relowner
    and (given.grantee = 0 or given.grantee not in (select oid from pg_roles
      where rolname in ('shared_db_app', 'shared_db_auth', 'shared_db_system')))
    and (given.grantee = 0 or given.privilege_type not in ('SELECT', 'REFERENCES')
      or pg_has_role(given.grantee, 'shared_db_app', 'member'))
$$;

comment on function shared_db.strange_rights(regclass) is 'Rights on a protected table that nobody should have';

create or replace function shared_db.revoke_strange_rights(target regclass)
returns void
language plpgsql volatile
set search_path = pg_catalog, pg_temp
as $$
declare
  strange record;
begin
  for strange in
    select case when grantee = 0 then 'public' else quote_ident(pg_get_userbyid(grantee)) end as grantee, privilege
    from shared_db.strange_rights(target)
  loop
    -- of its columns, too; cascade: and from those whom the grantee gave it to
    execute format('revoke %s on %s from %s cascade', strange.privilege, target, strange.grantee);
  end loop;
end
$$;

comment on function shared_db.revoke_strange_rights(regclass) is 'Takes the rights away that strange_rights names';

-- Rights, named once: read the own row, change one's name and picture. People come by sign_in (functions.sql).
revoke all on public.users from public, shared_db_app;
select shared_db.revoke_strange_rights('public.users');
grant select, update (full_name, avatar_url) on public.users to shared_db_app;

alter table public.users enable row level security;
alter table public.users force row level security;

-- Policies add up: one that an older package left behind would widen these. A name proves nothing; those of
-- functions.sql stay where they are for the role that they are made for, so that this file may run again by itself.
do $$
declare
  stranger name;
begin
  for stranger in
    select polname from pg_policy
    where polrelid = 'public.users'::regclass
      and polname not in ('users_select_own', 'users_update_own', 'users_owner') -- made anew below
      and not (polname = 'users_sign_in' and polroles = array[to_regrole('shared_db_auth')::oid])
      and not (polname = 'users_system' and polroles = array[to_regrole('shared_db_system')::oid])
  loop
    raise warning 'policy % on users is not one of ours and is dropped', stranger;
    execute format('drop policy %I on public.users', stranger);
  end loop;
end
$$;

drop policy if exists users_select_own on public.users;
create policy users_select_own on public.users for select
  using (id = (select shared_db.current_user_id()));

drop policy if exists users_update_own on public.users;
create policy users_update_own on public.users for update
  using (id = (select shared_db.current_user_id()))
  with check (id = (select shared_db.current_user_id()));

drop policy if exists users_owner on public.users;
do $$
begin
  execute format('create policy users_owner on public.users to %1$I '
      'using ((select shared_db.owner_access(%1$L))) with check ((select shared_db.owner_access(%1$L)))',
    (select pg_get_userbyid(relowner) from pg_class where oid = 'public.users'::regclass));
end
$$;

commit;
