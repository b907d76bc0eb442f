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
-- near: all of them
select shared_db.audit_table('tasks', secret => '{text}');
-- near: none
drop trigger notes_audit_insert on notes;
drop trigger notes_audit_update on notes;
drop trigger notes_audit_delete on notes;
drop trigger notes_audit_truncate on notes;
