-- SPDX-License-Identifier: Apache-2.0
--
-- 00_extensions.sql: what the shared schema needs of PostgreSQL itself.
--
-- Every file of this folder is one transaction under one advisory lock, so that any number of psql sessions or
-- application nodes may run it at once, and each may run again: it then changes nothing.

begin;
select pg_advisory_xact_lock(hashtextextended('shared_db.schemas', 0));
set local search_path = public;
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

-- The default of users.id comes from here. The extension is a trusted one: who may create objects in the database
-- may create it.
do $$
begin
  create extension if not exists "uuid-ossp" with schema public;
exception
  when insufficient_privilege then
    raise exception using
      errcode = 'insufficient_privilege',
      message = format('role %I may not create the extension uuid-ossp in database %I',
        current_user, current_database()),
      hint = 'An administrator runs in this database: create extension "uuid-ossp" with schema public;';
end
$$;

commit;
