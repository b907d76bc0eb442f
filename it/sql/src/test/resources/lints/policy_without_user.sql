-- SPDX-License-Identifier: Apache-2.0
-- bad: published on public.notes: a property of the row
create policy published on notes for select using (text like 'public:%');
-- bad: notes_select_own on public.notes: somebody owns it
alter policy notes_select_own on notes using (user_id is not null);
-- bad: notes_update_own on public.notes: the check forgot the owner
alter policy notes_update_own on notes with check (text <> '');
-- bad: files_insert_own on public.files: the role instead of the user
alter policy files_insert_own on files with check (current_user = 'app_login');
-- bad: tenant on public.tasks: another setting
create policy tenant on tasks using (text = current_setting('app.tenant', true));
-- bad: notes_select_own on public.notes: a function that does not ask either
create function is_open(t text) returns boolean language sql stable return t is not null;
alter policy notes_select_own on notes using (is_open(text));
-- bad: notes_system on public.notes: a policy for system work, for everybody
alter policy notes_system on notes to public;
-- near: by a function of one's own
create function is_mine(owner uuid) returns boolean language sql stable return owner = shared_db.current_user_id();
alter policy notes_select_own on notes using (is_mine(user_id));
-- near: by a function that reads the setting, in plpgsql
create function me() returns uuid language plpgsql stable as
  $$ begin return nullif(current_setting('app.user_id', true), '')::uuid; end $$;
create function also_me() returns uuid language plpgsql stable as $$ begin return me(); end $$;
alter policy notes_select_own on notes using (user_id = (select also_me()));
-- near: a restrictive policy asks
create policy fence on notes as restrictive for select using (user_id = (select shared_db.current_user_id()));
create policy published on notes for select using (text like 'public:%');
-- near: it lets nothing through
alter policy notes_delete_own on notes using (false);
-- near: of the owner
alter policy notes_owner on notes using (text is not null);
