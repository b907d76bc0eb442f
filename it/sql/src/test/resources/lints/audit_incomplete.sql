-- SPDX-License-Identifier: Apache-2.0
-- bad: public.notes: insertions are not kept
drop trigger notes_audit_insert on notes;
-- bad: public.users: nor is that everything was removed
drop trigger users_audit_truncate on users;
-- bad: public.tasks: by hand, changes only
create trigger changed after update on tasks for each row execute function shared_db.audit_update('user_id', '{id}', '{}', '{}');
-- bad: public.places: nothing is left but this
select shared_db.audit_table('places');
drop trigger places_audit_insert on places;
drop trigger places_audit_update on places;
drop trigger places_audit_delete on places;
-- bad: public.notes: the secret column has another name
select shared_db.audit_table('notes', secret => '{text}');
alter table notes rename column text to words;
-- by hand: the new name
select shared_db.audit_table('notes', secret => '{words}');
-- bad: public.notes: the owner's column and the key have other names, a column is gone that was ignored
alter table notes add column seen integer;
select shared_db.audit_table('notes', ignored => '{created_at,seen}');
alter table notes rename column user_id to author;
alter table notes rename column id to number;
alter table notes drop column seen;
-- bad: public.shops: nor has a table that is nobody's the secret column of before
create table shops (id integer primary key, name text);
select shared_db.audit_table('shops', owner_column => null, secret => '{name}');
alter table shops rename column name to title;
-- by hand: the new name
select shared_db.audit_table('shops', owner_column => null, secret => '{title}');
-- near: names with commas, quotes, backslashes and letters beyond ASCII
alter table tasks add column "a, ""b"" \000 ö" text;
select shared_db.audit_table('tasks', secret => array['a, "b" \000 ö']);
-- near: by hand, with what no array is
create trigger changed after update on tasks referencing old table as old_rows new table as new_rows
  for each statement execute function shared_db.audit_update('user_id', 'id', '{text', '{"text}');
create trigger added after insert on tasks execute function shared_db.audit_insert();
create trigger removed after delete on tasks execute function shared_db.audit_delete();
create trigger emptied after truncate on tasks execute function shared_db.audit_truncate();
-- near: no secrets, no key, nobody's
create table lines (words text);
select shared_db.audit_table('lines', owner_column => null);
-- near: all of them
select shared_db.audit_table('tasks', secret => '{text}');
-- near: none
drop trigger notes_audit_insert on notes;
drop trigger notes_audit_update on notes;
drop trigger notes_audit_delete on notes;
drop trigger notes_audit_truncate on notes;
