-- SPDX-License-Identifier: Apache-2.0
--
-- 00_extensions.sql: what the shared schema needs of PostgreSQL itself.
--
-- Every file of this folder is one transaction under one advisory lock, so that any number of psql sessions or
-- application nodes may run it at once, and each may run again: it then changes nothing.

begin;
set local search_path = pg_catalog, pg_temp; -- a function in public must not pass for PostgreSQL's
select pg_advisory_xact_lock(hashtextextended('shared_db.schemas', 0));
set local client_min_messages = warning; -- not the notices about what exists already

-- Row security before these minors has known holes: statistics that leak rows (CVE-2025-8713, CVE-2017-7484), MERGE
-- that skips policies (CVE-2023-39418), plans that keep another role's policies (CVE-2024-10976, CVE-2023-2455).
do $$
declare
  version constant integer := current_setting('server_version_num')::integer;
  major constant integer := version / 10000;
  safe_minor constant integer := case major when 15 then 14 when 16 then 10 when 17 then 6 else 0 end;
begin
  if major < 15 then
    raise exception using
      errcode = 'feature_not_supported',
      message = format('shared_db needs PostgreSQL 15 or newer, this server is %s', current_setting('server_version')),
      hint = 'Upgrade the server first; nothing was changed.';
  elsif version % 10000 < safe_minor then
    raise warning using
      message = format('PostgreSQL %s has known holes in row security', current_setting('server_version')),
      hint = format('Update the server to %s.%s or newer.', major, safe_minor);
  end if;
end
$$;

-- Whoever may create objects in schema public can put a function there that passes for PostgreSQL's own, and wait for
-- the owner to call it. These files do not look into public for functions, but the owner's other tools do. Databases
-- that were made before PostgreSQL 15 are open to everybody in this way.
do $$
declare
  creator name := 'public';
begin
  if not has_schema_privilege(creator, 'public', 'create') then
    creator := to_regrole('shared_db_app')::name;
  end if;
  if has_schema_privilege(creator, 'public', 'create') then
    raise exception using
      errcode = 'insufficient_privilege',
      message = format('%s may create objects in schema public, and so functions that the owner of the shared tables would call',
        case creator when 'public' then 'everybody' else creator end),
      hint = format('The owner of the schema or an administrator runs in this database: grant create on schema public to %I; '
        'revoke create on schema public from %s; and looks at what others made there. Nothing was changed.',
        current_user, creator);
  end if;
end
$$;

-- uuid-ossp gives users.id its default, hstore compares rows for the audit log. Both are trusted extensions: who may
-- create objects in the database may create them. The files expect them in schema public.
do $$
declare
  wanted name;
  present_schema regnamespace;
begin
  foreach wanted in array array['uuid-ossp', 'hstore'] loop
    select extnamespace into present_schema from pg_extension where extname = wanted;
    if present_schema is null then
      execute format('create extension %I with schema public', wanted);
    elsif present_schema <> 'public'::regnamespace then
      raise exception using
        errcode = 'object_not_in_prerequisite_state',
        message = format('extension %I is in schema %s, but is expected in public', wanted, present_schema),
        hint = format('Its owner runs: alter extension %I set schema public;', wanted);
    end if;
  end loop;
exception
  when insufficient_privilege then
    raise exception using
      errcode = 'insufficient_privilege',
      message = format('role %I may not create the extension %I in database %I', current_user, wanted, current_database()),
      hint = format('An administrator runs in this database: create extension %I with schema public;', wanted);
end
$$;

-- Where the schema is somebody else's, the right of everybody was the owner's only one, until it was revoked.
do $$
begin
  if not has_schema_privilege('public', 'create') then
    raise exception using
      errcode = 'insufficient_privilege',
      message = format('role %I may not create objects in schema public of database %I', current_user, current_database()),
      hint = format('An administrator runs in this database: grant create on schema public to %I;', current_user);
  end if;
end
$$;

commit;
