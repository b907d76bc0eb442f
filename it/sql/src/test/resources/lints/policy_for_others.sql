-- SPDX-License-Identifier: Apache-2.0
-- bad: notes_select_own on public.notes: unequal
alter policy notes_select_own on notes using (user_id <> (select shared_db.current_user_id()));
-- bad: notes_update_own on public.notes: not equal, the other way round
alter policy notes_update_own on notes using (shared_db.current_user_id() != user_id);
-- bad: others on public.notes: not
create policy others on notes for select using (not (user_id = (select shared_db.current_user_id())));
-- bad: notes_delete_own on public.notes: distinct
alter policy notes_delete_own on notes using (user_id is distinct from nullif(current_setting('app.user_id', true), '')::uuid);
-- bad: notes_delete_own on public.notes: whoever is signed in
alter policy notes_delete_own on notes using ((select shared_db.current_user_id()) is not null);
-- bad: notes_select_own on public.notes: the same by the setting
alter policy notes_select_own on notes using (nullif(current_setting('app.user_id', true), '') is not null);
-- near: another column is unequal
alter policy notes_select_own on notes using (user_id = (select shared_db.current_user_id()) and text <> '');
-- near: not distinct
alter policy notes_select_own on notes using (user_id is not distinct from (select shared_db.current_user_id())
  and user_id is not null);
-- near: one's own rows, and another column is somebody else's
alter table notes add column approver uuid;
alter policy notes_select_own on notes using (user_id = (select shared_db.current_user_id())
  and approver <> (select shared_db.current_user_id()));
-- near: one's own rows, by whoever is signed in
alter policy notes_select_own on notes using (user_id = (select shared_db.current_user_id())
  and (select shared_db.current_user_id()) is not null);
