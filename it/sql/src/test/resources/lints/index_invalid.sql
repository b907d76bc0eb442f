-- SPDX-License-Identifier: Apache-2.0
reset role;
-- bad: notes_pkey on public.notes: left behind, as an interrupted create index concurrently does
update pg_index set indisvalid = false where indexrelid = 'notes_pkey'::regclass;
-- bad: users_email_lower_key on public.users: of users
update pg_index set indisvalid = false where indexrelid = 'users_email_lower_key'::regclass;
-- bad: codes on public.countries: of a table of nobody, not even ready
create table countries (code text);
create index codes on countries (code);
update pg_index set indisvalid = false, indisready = false where indexrelid = 'codes'::regclass;
grant select on countries to app_login;
-- near: valid
create index codes on notes (text);
-- near: nobody reaches the table
create table countries (code text);
create index codes on countries (code);
update pg_index set indisvalid = false where indexrelid = 'codes'::regclass;
