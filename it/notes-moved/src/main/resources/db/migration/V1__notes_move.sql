-- SPDX-License-Identifier: Apache-2.0
--
-- The notes that were there before get their owners in the shared users, who are known by their e-mail addresses. The
-- application's own table of users was renamed to notes_users before.

-- The reason opens users, which is protected, to its owner until the end of the transaction.
select shared_db.as_system('notes move to the shared users');
insert into users (email, full_name) select distinct on (lower(email)) email, name from notes_users
on conflict do nothing;

alter table notes add column user_id uuid references users (id) on delete cascade;
update notes set user_id = users.id
  from notes_users join users on lower(users.email) = lower(notes_users.email)
 where notes_users.id = notes.author;

-- Fails if a note is left without an owner, which nobody could ever see again.
alter table notes alter column user_id set not null;

alter table notes drop column author; -- and with it the index that begins with it
create index notes_newest on notes (user_id, created_at desc, id desc);
drop table notes_users;

select shared_db.protect_table('notes');
