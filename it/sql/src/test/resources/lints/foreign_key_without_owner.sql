-- SPDX-License-Identifier: Apache-2.0
-- bad: files_note_id_fkey on public.files: by the id alone
select shared_db.as_system('test');
alter table files drop constraint files_note_id_fkey, add foreign key (note_id) references notes on delete cascade;
-- bad: replies_note_fkey on public.replies: a new table, protected without its parent
create table replies (id int, user_id uuid not null references users, note int references notes (id) on delete set null);
select shared_db.protect_table('replies');
-- bad: pages_note_id_fkey on public.pages: by another owner column, protected by hand
create table pages (id int, author uuid references users, note_id int references notes on delete restrict);
alter table pages enable row level security, force row level security;
create policy mine on pages using (author = (select shared_db.current_user_id()));
grant select, insert on pages to app_login;
-- near: with the owner
create table replies (id int, user_id uuid not null references users, note_id int references notes);
select shared_db.protect_table('replies', parent => 'notes');
-- near: to a table of nobody
create table colours (id int primary key);
create table cars (id int, user_id uuid not null references users, colour int references colours);
select shared_db.protect_table('cars');
-- near: nobody writes it
create table replies (id int, user_id uuid not null references users, note_id int references notes);
select shared_db.protect_table('replies', read_only => true);
