-- SPDX-License-Identifier: Apache-2.0
-- bad: notes_select_own on public.notes: or published
alter policy notes_select_own on notes using (user_id = (select shared_db.current_user_id()) or text like 'public:%');
-- bad: places_update_own on public.places: or nobody's
alter policy places_update_own on places using (user_id is null or user_id = (select shared_db.current_user_id()));
-- bad: notes_delete_own on public.notes: within an and
alter policy notes_delete_own on notes using (text <> '' and (user_id = (select shared_db.current_user_id()) or id < 10));
-- bad: mine on public.tasks: by the setting
create policy mine on tasks for select using (text = 'all' or user_id = nullif(current_setting('app.user_id', true), '')::uuid);
-- bad: notes_select_own on public.notes: a comparison with true
alter table notes add column published boolean;
alter policy notes_select_own on notes using (published = true or user_id = (select shared_db.current_user_id()));
-- bad: wide on public.notes: what a restrictive policy leaves of all rows
create policy fence on notes as restrictive using (user_id = (select shared_db.current_user_id()) or text like 'public:%');
create policy wide on notes for select using (true);
-- bad: wide on public.notes: in both
create policy fence on notes as restrictive using (user_id = (select shared_db.current_user_id()) or text like 'public:%');
create policy wide on notes for select using (user_id = (select shared_db.current_user_id()) or id < 10);
-- near: the or stands beside the question
alter policy notes_select_own on notes using (user_id = (select shared_db.current_user_id()) and (id < 10 or text <> ''));
-- near: before it
alter policy notes_select_own on notes using ((id < 10 or text <> '') and user_id = (select shared_db.current_user_id()));
-- near: a restrictive policy asks for the user
create policy fence on notes as restrictive using (user_id = (select shared_db.current_user_id()));
alter policy notes_select_own on notes using (user_id = (select shared_db.current_user_id()) or text like 'public:%');
-- near: a restrictive policy with or, and a second one without
create policy fence on notes as restrictive using (user_id = (select shared_db.current_user_id()) or text like 'public:%');
create policy mine on notes as restrictive using (user_id = (select shared_db.current_user_id()));
create policy wide on notes for select using (true);
-- near: a restrictive policy with or narrows one's own rows
create policy fence on notes as restrictive using (user_id = (select shared_db.current_user_id()) or text like 'public:%');
-- near: a restrictive policy with or narrows the rows that a function says are one's own
create function is_mine(owner uuid) returns boolean language sql stable return owner = shared_db.current_user_id();
create policy fence on notes as restrictive using (user_id = (select shared_db.current_user_id()) or text like 'public:%');
alter policy notes_select_own on notes using (is_mine(user_id));
