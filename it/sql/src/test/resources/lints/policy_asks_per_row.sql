-- SPDX-License-Identifier: Apache-2.0
-- bad: notes_select_own on public.notes: the function
alter policy notes_select_own on notes using (user_id = shared_db.current_user_id());
-- bad: notes_insert_own on public.notes: the setting
alter policy notes_insert_own on notes with check (user_id = nullif(current_setting('app.user_id', true), '')::uuid);
-- bad: notes_update_own on public.notes: one of two
alter policy notes_update_own on notes using (user_id = (select shared_db.current_user_id())
  and shared_db.current_user_id() is not null);
-- bad: notes_select_own on public.notes: a function of one's own
create function me() returns uuid language sql stable return nullif(current_setting('app.user_id', true), '')::uuid;
alter policy notes_select_own on notes using (me() = user_id);
-- near: in a sub-select
alter policy notes_select_own on notes using (user_id = (select nullif(current_setting('app.user_id', true), '')::uuid));
-- near: the policy of the owner
alter policy notes_owner on notes using (user_id = shared_db.current_user_id());
