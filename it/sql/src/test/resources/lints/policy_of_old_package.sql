-- SPDX-License-Identifier: Apache-2.0
-- bad: diaries_isolation on public.diaries: as it was in the older package
create table diaries (id uuid primary key, user_id uuid not null references users (id));
alter table diaries enable row level security, force row level security;
create policy diaries_isolation on diaries using (user_id = current_setting('app.user_id', true)::UUID);
grant all on diaries to shared_db_app;
-- bad: diaries_isolation on public.diaries: with both clauses, for the login
create table diaries (id uuid primary key, user_id uuid not null references users (id));
alter table diaries enable row level security;
create policy diaries_isolation on diaries for all to app_login using (user_id = current_setting('app.user_id', true)::uuid)
  with check (user_id = current_setting('app.user_id', true)::uuid);
grant select, insert on diaries to app_login;
-- bad: adding on public.diaries: by another column, for new rows
create table diaries (id uuid primary key, author uuid not null references users (id));
alter table diaries enable row level security;
create policy adding on diaries for insert with check (author = CAST(current_setting('app.user_id', true) AS uuid));
grant insert on diaries to public;
-- bad: invoices_select_own on public.invoices: of a table that users only read
alter policy invoices_select_own on invoices using (user_id = current_setting('app.user_id', true)::uuid);
-- leak: insert into invoices values (99, 'b0b00000-0000-4000-8000-000000000002', 0) returning id
-- bad: users_self on public.users: of users themselves
create policy users_self on users for select using (id = current_setting('app.user_id', true)::uuid);
-- near: taken over
create table diaries (id uuid primary key, user_id uuid not null references users (id));
alter table diaries enable row level security;
create policy diaries_isolation on diaries using (user_id = current_setting('app.user_id', true)::uuid);
select shared_db.protect_table('diaries');
-- near: with nullif, which is another hand's
create table diaries (id uuid primary key, user_id uuid not null references users (id));
alter table diaries enable row level security, force row level security;
create policy diaries_isolation on diaries using (user_id = nullif(current_setting('app.user_id', true), '')::uuid);
grant select on diaries to shared_db_app;
