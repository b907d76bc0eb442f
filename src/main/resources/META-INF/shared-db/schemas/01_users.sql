-- SPDX-License-Identifier: Apache-2.0
--
-- 01_users.sql: the people that all applications of this database share.

begin;
set local search_path = pg_catalog, pg_temp; -- a function in public must not pass for PostgreSQL's
select pg_advisory_xact_lock(hashtextextended('shared_db.schemas', 0));
set local client_min_messages = warning; -- not the notices about what exists already

-- An older application may have made the table already; then it must be this one. More columns are welcome as long as
-- a row can be written without them.
do $$
declare
  existing constant regclass := to_regclass('public.users');
  differences text;
begin
  if existing is null then
    return;
  end if;

  select string_agg(difference, '; ' order by difference)
  into differences
  from (
    select 'it is no plain table'
    from pg_class
    where oid = existing and relkind <> 'r'
    union all
    select case
      when found.attname is null then format('column %I %s is missing', wanted.name, wanted.type)
      when format_type(found.atttypid, found.atttypmod) <> wanted.type
        then format('column %I is %s instead of %s', wanted.name, format_type(found.atttypid, found.atttypmod), wanted.type)
      when wanted.required and not found.attnotnull then format('column %I may be null', wanted.name)
      when wanted.key and not exists (
          select from pg_index
          where indrelid = existing and indisunique and indisvalid and indpred is null
            and indnkeyatts = 1 and indkey[0] = found.attnum)
        then format('column %I is not unique', wanted.name)
    end
    from (values
      ('id', 'uuid', true, true),
      ('email', 'character varying(255)', true, true),
      ('google_id', 'character varying(255)', false, true),
      ('full_name', 'character varying(255)', false, false),
      ('avatar_url', 'text', false, false),
      ('created_at', 'timestamp with time zone', false, false),
      ('updated_at', 'timestamp with time zone', false, false),
      ('last_login', 'timestamp with time zone', false, false)) as wanted (name, type, required, key)
    left join pg_attribute as found
      on found.attrelid = existing and found.attname = wanted.name and not found.attisdropped
    union all
    select format('column %I must be given a value', attname)
    from pg_attribute
    where attrelid = existing and attnum > 0 and not attisdropped
      and attnotnull and not atthasdef and attidentity = ''
      and attname not in ('id', 'email')
  ) as differences (difference);

  if differences is not null then
    raise exception using
      errcode = 'invalid_table_definition',
      message = format('a table users exists, but it is not the shared one: %s', differences),
      hint = 'Rename that table, or alter it to the definition in 01_users.sql; nothing was changed.';
  end if;
end
$$;

set local search_path = public, pg_temp; -- for this statement only, which is kept to the letter
CREATE TABLE IF NOT EXISTS users (
    id UUID PRIMARY KEY DEFAULT uuid_generate_v4(),
    email VARCHAR(255) UNIQUE NOT NULL,
    google_id VARCHAR(255) UNIQUE,
    full_name VARCHAR(255),
    avatar_url TEXT,
    created_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP,
    updated_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP,
    last_login TIMESTAMP WITH TIME ZONE
);
set local search_path = pg_catalog, pg_temp;

-- One person per e-mail address, however it is spelled; sign-in looks people up by this index. An index sees every
-- row, row security or not, so that it also finds two spellings in data that is older than this file.
do $$
begin
  create unique index if not exists users_email_lower_key on public.users (lower(email));
exception
  when unique_violation then
    raise exception using
      errcode = 'unique_violation',
      message = 'users holds the same e-mail address in two spellings, such as Ann@example.com and ann@example.com',
      hint = 'Find them with: select lower(email), array_agg(id) from users group by 1 having count(*) > 1; '
        'keep one row of each, then run this file again. Nothing was changed.';
end
$$;

-- It was not made where another index has its name, which belongs to the schema: that of a table of users that was renamed.
do $$
begin
  if not exists (
      select from pg_index
      where indexrelid = to_regclass('public.users_email_lower_key') and indrelid = 'public.users'::regclass
        and indisunique and indisvalid and indpred is null and indnkeyatts = 1
        and pg_get_expr(indexprs, indrelid) = 'lower((email)::text)') then
    raise exception using
      errcode = 'duplicate_object',
      message = 'an index users_email_lower_key exists, but it is not the one of the shared users',
      hint = 'Its owner runs: alter index public.users_email_lower_key rename to old_users_email_lower_key; Nothing was changed.';
  end if;
end
$$;

commit;
