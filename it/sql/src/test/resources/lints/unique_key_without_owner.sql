-- SPDX-License-Identifier: Apache-2.0
-- bad: notes_title_key on public.notes: a constraint
alter table notes add column title text unique;
-- bad: names on public.places: an index of an expression
alter table places add column slug text;
create unique index names on places (lower(slug)) where slug <> '';
-- bad: diaries_day_title_key on public.diaries: two columns, protected by hand
create table diaries (id int, author uuid references users, day date, title text, unique (day, title));
alter table diaries enable row level security, force row level security;
create policy mine on diaries using (author = (select shared_db.current_user_id()));
grant select, insert on diaries to app_login;
-- near: with the owner
alter table notes add unique (user_id, text);
-- near: a random number
alter table notes add column token uuid unique;
-- near: nobody writes it
create unique index on invoices (id, total);
-- near: no user's rows
create table countries (code text unique);
grant select, insert on countries to shared_db_app;
