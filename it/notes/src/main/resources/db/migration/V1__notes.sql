-- SPDX-License-Identifier: Apache-2.0
create table notes (
  id         uuid primary key default uuid_generate_v4(),
  user_id    uuid not null references users (id) on delete cascade,
  text       text not null check (char_length(text) between 1 and 10000),
  created_at timestamptz not null default current_timestamp,
  updated_at timestamptz not null default current_timestamp
);

-- The owner comes first in every index: row level security adds it to every query. The rest is the order of the list.
create index notes_newest on notes (user_id, created_at desc, id desc);

-- From here on each user sees and writes their own notes only, in whatever query.
select shared_db.protect_table('notes');
