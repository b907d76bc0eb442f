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

-- Who changed which note, when and to what is kept, and its owner may read it.
select shared_db.audit_table('notes');

-- How far an import has come. It takes several transactions, and whoever asks may be answered by another node.
create table imports (
  id         uuid primary key default uuid_generate_v4(),
  user_id    uuid not null references users (id) on delete cascade,
  total      integer not null check (total between 1 and 1000),
  done       integer not null default 0 check (done between 0 and total),
  state      text not null default 'RUNNING' check (state in ('RUNNING', 'DONE', 'FAILED')),
  created_at timestamptz not null default current_timestamp,
  updated_at timestamptz not null default current_timestamp
);
select shared_db.protect_table('imports');
