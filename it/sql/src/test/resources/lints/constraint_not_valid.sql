-- SPDX-License-Identifier: Apache-2.0
-- bad: notes_text_check on public.notes: a check
alter table notes add check (text <> '') not valid;
-- bad: tasks_user_id_fkey on public.tasks: a reference to users
alter table tasks drop constraint tasks_user_id_fkey;
alter table tasks add foreign key (user_id) references users not valid;
-- bad: countries_code_check on public.countries: on a table of nobody
create table countries (code text);
alter table countries add check (code <> '') not valid;
grant select on countries to shared_db_app;
-- bad 18: tasks_user_id_fkey on public.tasks: not enforced
alter table tasks drop constraint tasks_user_id_fkey;
alter table tasks add foreign key (user_id) references users not enforced;
-- near: validated
alter table notes add check (text <> '') not valid;
alter table notes validate constraint notes_text_check;
-- near: nobody reaches the table
create table countries (code text);
alter table countries add check (code <> '') not valid;
