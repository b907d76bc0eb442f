-- SPDX-License-Identifier: Apache-2.0
--
-- A table whose rows hang on rows of a protected table, here notes. For names and transactions see first_table.sql.

create table attachments (
  id uuid primary key default gen_random_uuid(),
  user_id uuid not null references users (id) on delete cascade,
  note_id uuid not null references notes (id) on delete cascade,
  file_name text not null
);

-- A foreign key sees every row, even those that row security hides: by the one above, anybody could attach a file to
-- anybody's note. With parent it becomes (user_id, note_id), so that note and attachment belong to the same user.
select shared_db.protect_table('attachments', parent => 'notes');

create index attachments_user_id_note_id_idx on attachments (user_id, note_id);
