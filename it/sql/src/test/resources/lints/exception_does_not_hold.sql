-- SPDX-License-Identifier: Apache-2.0
-- bad: public.notes: a misprint
comment on table notes is 'Notes of users; shared-db: allow SDB-3999 because they are public';
-- bad: public.notes: no reason
comment on table notes is 'shared-db: allow SDB-3120';
-- bad: notes_select_own on public.notes: no code
comment on policy notes_select_own on notes is 'shared-db: allow everything because we are in a hurry';
-- bad: public.seen: an exception from what has none, on a view
create view seen with (security_invoker) as select * from notes;
comment on view seen is 'shared-db: allow SDB-3101 because we trust everybody';
-- bad: public.counted(integer) and text on public.notes: on a function and on a column
create function counted(how integer) returns bigint language sql return how;
comment on function counted is 'shared-db: allow SDB-31 because';
comment on column notes.text is 'shared-db:allow SDB-0000 because x; shared-db: allow SDB-3120 because they are public';
-- near: it holds
comment on table notes is 'shared-db: allow SDB-3120 because they are public';
-- near: two that hold
comment on table notes is 'Notes. shared-db: allow SDB-3120 because they are public; shared-db: allow SDB-3122 because of that';
-- near: any other comment
comment on table notes is 'Notes are allowed in shared-db';
