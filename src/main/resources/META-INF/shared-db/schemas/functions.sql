-- SPDX-License-Identifier: Apache-2.0
--
-- functions.sql: what applications call. One function protects a table, one signs people in.

begin;
select pg_advisory_xact_lock(hashtextextended('shared_db.schemas', 0));
set local search_path = public;
set local client_min_messages = warning; -- not the notices about what exists already


-- ---------------------------------------------------------------------------------------------------------------
-- updated_at
-- ---------------------------------------------------------------------------------------------------------------

-- The database keeps the time of the last change, whatever the statement claims.
create or replace function shared_db.touch_updated_at()
returns trigger
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
begin
  new.updated_at := current_timestamp;
  return new;
end
$$;

-- A sign-in alone is not a change of the profile.
create or replace trigger users_touch_updated_at
  before update on users for each row
  when ((old.email, old.google_id, old.full_name, old.avatar_url)
    is distinct from (new.email, new.google_id, new.full_name, new.avatar_url))
  execute function shared_db.touch_updated_at();


-- ---------------------------------------------------------------------------------------------------------------
-- Protecting a table
-- ---------------------------------------------------------------------------------------------------------------

-- Each user reads and changes the own rows of the table, and nobody else's. May be called again at any time.
create or replace function shared_db.protect_table(target regclass, owner_column name default 'user_id')
returns void
language plpgsql volatile
set search_path = pg_catalog, pg_temp
as $$
declare
  table_name constant name := (select relname from pg_class where oid = target);
  table_owner constant text := (select relowner::regrole::text from pg_class where oid = target);
  is_own constant text := format('%I = (select shared_db.current_user_id())', owner_column);
  is_owner constant text := '(select shared_db.owner_access())';
  policy record;
begin
  if not exists (select from pg_attribute
      where attrelid = target and attname = owner_column and atttypid = 'uuid'::regtype and not attisdropped) then
    raise exception using
      errcode = 'invalid_table_definition',
      message = format('%s has no column %I of type uuid, so that its rows have no owner', target, owner_column),
      hint = format('alter table %s add column %I uuid not null references users (id) on delete cascade;',
        target, owner_column);
  end if;

  execute format('alter table %s alter column %I set default shared_db.current_user_id()', target, owner_column);
  execute format('create index if not exists %I on %s (%I)',
    left(table_name, 40) || '_' || left(owner_column, 18) || '_idx', target, owner_column);

  execute format('revoke all on %s from public, shared_db_app', target);
  execute format('grant select, insert, update, delete on %s to shared_db_app', target);

  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  for policy in select polname from pg_policy where polrelid = target loop
    execute format('drop policy %I on %s', policy.polname, target);
  end loop;
  execute format('create policy %I on %s for select using (%s)', table_name || '_select_own', target, is_own);
  execute format('create policy %I on %s for insert with check (%s)', table_name || '_insert_own', target, is_own);
  execute format('create policy %I on %s for update using (%s) with check (%s)',
    table_name || '_update_own', target, is_own, is_own);
  execute format('create policy %I on %s for delete using (%s)', table_name || '_delete_own', target, is_own);
  execute format('create policy %I on %s to %s using (%s) with check (%s)',
    table_name || '_owner', target, table_owner, is_owner, is_owner);

  if exists (select from pg_attribute where attrelid = target and attname = 'updated_at' and not attisdropped) then
    execute format('create or replace trigger %I before update on %s for each row '
      'when (old.* is distinct from new.*) execute function shared_db.touch_updated_at()',
      table_name || '_touch_updated_at', target);
  end if;
end
$$;

comment on function shared_db.protect_table(regclass, name) is 'Row level security by the owner column of each row';


-- ---------------------------------------------------------------------------------------------------------------
-- Sign-in
-- ---------------------------------------------------------------------------------------------------------------

-- People as other identity providers than Google know them, by the members iss and sub of OpenID Connect.
create table if not exists shared_db.identities (
  issuer text not null,
  subject text not null,
  user_id uuid not null references users (id) on delete cascade,
  created_at timestamp with time zone not null default current_timestamp,
  primary key (issuer, subject)
);
create index if not exists identities_user_id_idx on shared_db.identities (user_id);

-- Sign-in happens before anybody is known, and must see everybody. A role that nobody can log in as, and that nobody
-- stays a member of, owns the function; the owner of the tables would see no row under FORCE.
do $$
begin
  if to_regrole('shared_db_auth') is null then
    create role shared_db_auth nologin;
  end if;
exception
  when duplicate_object or unique_violation then
    null; -- another database of this cluster was faster
  when insufficient_privilege then
    raise exception using
      errcode = 'insufficient_privilege',
      message = format('role shared_db_auth does not exist, and %I may not create it', current_user),
      hint = format('An administrator runs: create role shared_db_auth nologin; grant shared_db_auth to %I with admin option;',
        current_user);
end
$$;

grant usage, create on schema shared_db to shared_db_auth;
grant select, insert (email, google_id, full_name, avatar_url, last_login),
  update (google_id, full_name, avatar_url, last_login) on users to shared_db_auth;
grant select, insert on shared_db.identities to shared_db_auth;

-- Not for members of the role, only for its functions at work: hence the question for current_user.
drop policy if exists users_sign_in on users;
create policy users_sign_in on users to shared_db_auth
  using ((select current_user = 'shared_db_auth'))
  with check ((select current_user = 'shared_db_auth'));

alter table shared_db.identities enable row level security;
alter table shared_db.identities force row level security;
drop policy if exists identities_sign_in on shared_db.identities;
create policy identities_sign_in on shared_db.identities to shared_db_auth
  using ((select current_user = 'shared_db_auth'))
  with check ((select current_user = 'shared_db_auth'));
drop policy if exists identities_owner on shared_db.identities;
do $$
begin
  execute format('create policy identities_owner on shared_db.identities to %s '
      'using ((select shared_db.owner_access())) with check ((select shared_db.owner_access()))',
    (select relowner::regrole from pg_class where oid = 'shared_db.identities'::regclass));
end
$$;

-- Become shared_db_auth for the functions below. What is granted for that here is revoked at the end.
do $$
declare
  may_become constant text := case when current_setting('server_version_num')::integer < 160000
    then 'member' else 'set' end;
begin
  perform set_config('shared_db.migrator', current_setting('role'), true);
  perform set_config('shared_db.borrowed', '', true);
  if not pg_has_role(current_user, 'shared_db_auth', may_become) then
    grant shared_db_auth to current_user;
    perform set_config('shared_db.borrowed', 'shared_db_auth', true);
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
--   email                              looked up next, in whatever spelling; with nothing else given it is the login
--   email_verified                     the provider vouches for the address: only then the account that already has
--                                      this address is joined with the provider's
-- Other members are kept up to date where they are given.
create or replace function shared_db.sign_in(
  email text,
  google_id text default null,
  full_name text default null,
  avatar_url text default null,
  email_verified boolean default false,
  issuer text default null,
  subject text default null)
returns uuid
language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  by_google uuid;
  by_identity uuid;
  person uuid;
  other_google_id text;
begin
  email := nullif(trim(email), '');
  google_id := nullif(google_id, '');
  if email is null or (issuer is null) <> (subject is null) then
    raise exception using
      errcode = 'invalid_parameter_value',
      message = case when email is null then 'sign_in needs an e-mail address'
        else 'sign_in needs issuer and subject together' end;
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
    person := coalesce(by_google, by_identity);

    if person is null then
      select u.id, u.google_id into person, other_google_id from public.users as u
      where lower(u.email) = lower(sign_in.email)
      for update;
      if other_google_id <> google_id then
        raise exception using
          errcode = 'SDB02',
          message = 'sign-in refused: the account with this e-mail address belongs to another Google account';
      elsif person is not null and not coalesce(email_verified, false) and coalesce(google_id, issuer) is not null then
        raise exception using
          errcode = 'SDB01',
          message = 'sign-in refused: an account has this e-mail address, and the provider does not vouch for it',
          hint = 'Pass email_verified => true where the provider does.';
      end if;
    end if;

    begin
      if person is null then
        insert into public.users (email, google_id, full_name, avatar_url, last_login)
        values (sign_in.email, sign_in.google_id, sign_in.full_name, sign_in.avatar_url, current_timestamp)
        returning id into person;
      else
        update public.users as u set
          google_id = coalesce(u.google_id, sign_in.google_id),
          full_name = coalesce(sign_in.full_name, u.full_name),
          avatar_url = coalesce(sign_in.avatar_url, u.avatar_url),
          last_login = current_timestamp
        where u.id = person;
      end if;
      if issuer is not null and by_identity is null then
        insert into shared_db.identities (issuer, subject, user_id)
        values (sign_in.issuer, sign_in.subject, person);
      end if;
      return person;
    exception
      when unique_violation then
        null;
    end;
  end loop;

  raise exception using
    errcode = 'serialization_failure',
    message = 'sign-in met other sign-ins of the same person three times; try again';
end
$$;

comment on function shared_db.sign_in(text, text, text, text, boolean, text, text) is
  'The id of an authenticated person, made at the first sign-in. Whoever may execute this can become anyone by it.';

revoke all on function shared_db.sign_in(text, text, text, text, boolean, text, text) from public;
grant execute on function shared_db.sign_in(text, text, text, text, boolean, text, text) to shared_db_app;

-- Back to the role before.
do $$
begin
  perform set_config('role', current_setting('shared_db.migrator'), true);
  if current_setting('shared_db.borrowed') <> '' then
    revoke shared_db_auth from current_user;
  end if;
end
$$;
revoke create on schema shared_db from shared_db_auth;

commit;
