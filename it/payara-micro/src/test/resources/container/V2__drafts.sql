-- SPDX-License-Identifier: Apache-2.0
create table drafts (
    id uuid primary key,
    user_id uuid not null references users (id) on delete cascade,
    title text not null,
    version integer not null
);
select shared_db.protect_table('drafts');

-- A connection that breaks in the middle of a commit.
create function break_connection() returns trigger language plpgsql as $$
begin
  perform pg_terminate_backend(pg_backend_pid());
  perform pg_sleep(5);
  return null;
end
$$;
create constraint trigger drafts_break after insert on drafts deferrable initially deferred
  for each row when (new.title = 'break at the commit') execute function break_connection();
