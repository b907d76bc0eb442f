-- SPDX-License-Identifier: Apache-2.0
--
-- A table of which each row belongs to one user.
--
-- Copy it to src/main/resources/db/migration/V1__create_notes.sql. Names: V, the next number, two underscores, a verb,
-- what it is about; tables are plural nouns in snake_case of at most 45 letters, starting with the application's name
-- where several applications share the database (crm_notes). A migration that was released never changes.
-- Flyway runs the file as one transaction; psql does with -1. So the table is never there without its protection.

create table notes (
  id uuid primary key default gen_random_uuid(),
  user_id uuid not null references users (id) on delete cascade, -- filled in with the current user by protect_table
  text text not null,
  created_at timestamp with time zone not null default current_timestamp,
  updated_at timestamp with time zone not null default current_timestamp -- kept by protect_table
);

-- "My newest notes" reads this index and sorts nothing. It starts with the owner, like every index that serves a list.
create index notes_user_id_created_at_idx on notes (user_id, created_at desc, id);

select shared_db.protect_table('notes', audit => true);
