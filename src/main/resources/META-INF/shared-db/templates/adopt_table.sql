-- SPDX-License-Identifier: Apache-2.0
--
-- A table that was there before, with rows in it and with an owner that was written down as an e-mail address.
-- For names and transactions see first_table.sql.

alter table bookmarks add column user_id uuid references users (id) on delete cascade;

-- The people in it who have not signed in yet get their account now; sign-in finds it by the address. The reason opens
-- users, which is protected, to its owner until the end of the transaction.
select shared_db.as_system('bookmarks get an owner');
insert into users (email) select distinct on (lower(owner_email)) owner_email from bookmarks
on conflict do nothing;

update bookmarks set user_id = users.id from users where lower(users.email) = lower(bookmarks.owner_email);

-- Fails if a row is left without an owner, which nobody could ever see again.
alter table bookmarks alter column user_id set not null;

-- Takes over policies and rights that the table had; on a large table the index it makes blocks writers for a while.
select shared_db.protect_table('bookmarks');
