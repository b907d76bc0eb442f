-- SPDX-License-Identifier: Apache-2.0
-- bad: notes_audit_update on public.notes: the audit's
alter table notes disable trigger notes_audit_update;
-- bad: users_touch_updated_at on public.users: only for replicas
alter table users enable replica trigger users_touch_updated_at;
-- bad: tasks_stamp_deletion on public.tasks and tasks_system on public.tasks and public.tasks: the foreign keys', too
reset role;
create trigger tasks_system before insert on tasks for each row execute function shared_db.touch_updated_at();
alter table tasks disable trigger all;
-- near: always
alter table notes enable always trigger notes_audit_update;
-- near: of a table of nobody
create table countries (code text, updated_at timestamptz);
create trigger touched before update on countries for each row execute function shared_db.touch_updated_at();
alter table countries disable trigger touched;
grant select on countries to shared_db_app;
