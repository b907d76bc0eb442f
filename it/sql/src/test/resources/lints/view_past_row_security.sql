-- SPDX-License-Identifier: Apache-2.0
-- bad: public.note_list: a superuser's
reset role;
create view note_list as select * from notes;
grant select on note_list to shared_db_app;
-- leak: select from note_list where user_id <> shared_db.current_user_id()
-- bad: public.people: of users, with a barrier only, one column, the option off
reset role;
create view people with (security_barrier, security_invoker = false) as select email from users;
grant select (email) on people to public;
-- leak: select email from people where email <> 'bob@example.com'
-- bad: public.writable: of an owner without force, for writing
alter table tasks no force row level security;
create view writable as select * from tasks;
grant update on writable to app_login;
grant select (user_id) on writable to app_login;
-- leak: with w as (update writable set text = 'Bob' returning user_id) select from w where user_id <> shared_db.current_user_id()
-- bad: public.all_diaries: of a table that nobody has protected or granted
create table diaries (id int, user_id uuid references users);
insert into diaries values (1, 'a11ce000-0000-4000-8000-000000000001');
create view all_diaries as select id from diaries;
grant select on all_diaries to shared_db_app;
-- leak: select from all_diaries
-- bad: public.outer_list: through a superuser's view
reset role;
create view inner_list as select * from notes;
grant select on inner_list to company_owner;
set local role company_owner;
create view outer_list as select * from inner_list;
grant select on outer_list to shared_db_app;
-- leak: select from outer_list where user_id <> shared_db.current_user_id()
-- bad: public.shown: of a materialized view that is not granted
reset role;
create materialized view copy as select * from notes;
alter materialized view copy owner to company_owner;
set local role company_owner;
create view shown as select * from copy;
grant select on shown to shared_db_app;
-- leak: select from shown where user_id <> shared_db.current_user_id()
-- bad: public.signed_in: it asks only whether somebody is signed in
reset role;
create view signed_in as select * from notes where (select shared_db.current_user_id()) is not null;
grant select on signed_in to shared_db_app;
-- leak: select from signed_in where user_id <> shared_db.current_user_id()
-- bad: public.signed_in: the same by the setting
reset role;
create view signed_in as select * from notes where nullif(current_setting('app.user_id', true), '') <> '';
grant select on signed_in to shared_db_app;
-- leak: select from signed_in where user_id <> shared_db.current_user_id()
-- bad: public.of_others: the user's own rows are the only ones that it does not show
reset role;
create view of_others as select * from notes where user_id <> (select shared_db.current_user_id());
grant select on of_others to shared_db_app;
-- leak: select from of_others
-- bad: public.report: of a role that a policy lets read everything
reset role;
create role reporting;
create policy notes_report on notes for select to reporting using (true);
grant select on notes to reporting;
create view report as select * from notes;
alter view report owner to reporting;
grant select on report to shared_db_app;
-- leak: select from report where user_id <> shared_db.current_user_id()
-- bad: public.of_others: the same, denied
reset role;
create view of_others as select * from notes where not (user_id = shared_db.current_user_id());
grant select on of_others to shared_db_app;
-- leak: select from of_others
-- bad: public.wider: the user's rows, or others
reset role;
create view wider as select * from notes where user_id = (select shared_db.current_user_id()) or text <> '';
grant select on wider to shared_db_app;
-- leak: select from wider where user_id <> shared_db.current_user_id()
-- bad: public.wider: the same, narrowed beside the point
reset role;
create view wider as select * from notes where user_id = shared_db.current_user_id() and id > 0 or text <> '';
grant select on wider to shared_db_app;
-- leak: select from wider where user_id <> shared_db.current_user_id()
-- bad: public.twice: the user's rows, and then all
reset role;
create view twice as select * from notes where user_id = shared_db.current_user_id() union all select * from notes;
grant select on twice to shared_db_app;
-- leak: select from twice where user_id <> shared_db.current_user_id()
-- bad: public.marked: it only says which rows are the user's
reset role;
create view marked as select n.*, n.user_id = shared_db.current_user_id() as mine from notes as n;
grant select on marked to shared_db_app;
-- leak: select from marked where user_id <> shared_db.current_user_id()
-- bad: public.liked: the same by a query in what it shows
reset role;
create view liked as select n.*, exists (select from files as f
  where f.note_id = n.id and f.user_id = (select shared_db.current_user_id())) as liked from notes as n;
grant select on liked to shared_db_app;
-- leak: select from liked where user_id <> shared_db.current_user_id()
-- bad: public.liked: the same by an outer join
reset role;
create view liked as select n.*, f.id as file from notes as n
  left join files as f on f.note_id = n.id and f.user_id = shared_db.current_user_id();
grant select on liked to shared_db_app;
-- leak: select from liked where user_id <> shared_db.current_user_id()
-- bad: public.liked: the same by a query before it
reset role;
create view liked as with own as (select * from files where user_id = shared_db.current_user_id())
  select n.*, own.id as file from notes as n left join own on own.note_id = n.id;
grant select on liked to shared_db_app;
-- leak: select from liked where user_id <> shared_db.current_user_id()
-- bad: public.unless: all rows are those of somebody unknown
reset role;
create view unless as select * from notes where user_id = coalesce(shared_db.current_user_id(), user_id);
grant select on unless to shared_db_app;
-- bad: public.unless: the same, with a condition that is not denied
reset role;
create view unless as select * from notes where (user_id = shared_db.current_user_id()) is not false;
grant select on unless to shared_db_app;
-- bad: public.named: the user is named in a literal and in a name
reset role;
create view named as select text as "current_user_id() = user_id", user_id from notes
  where text <> 'where (user_id = shared_db.current_user_id())';
grant select on named to shared_db_app;
-- leak: select from named where user_id <> shared_db.current_user_id()
-- bad: public.deleted: the user's rows, and those that nobody has deleted
reset role;
create view deleted as select user_id from tasks where user_id = shared_db.current_user_id() or deleted_at is null;
grant select on deleted to shared_db_app;
-- leak: select from deleted where user_id <> shared_db.current_user_id()
-- bad: public.known: there is such a user
reset role;
create view known as select * from notes where exists (select from users where id = shared_db.current_user_id());
grant select on known to shared_db_app;
-- leak: select from known where user_id <> shared_db.current_user_id()
-- bad: public.either: not for all it shows
reset role;
create view either as select id, user_id
  from notes where user_id = shared_db.current_user_id() union all select id, user_id from tasks;
grant select on either to shared_db_app;
-- leak: select from either where user_id <> shared_db.current_user_id()
-- near: it asks as the caller
reset role;
create view note_list with (security_invoker = on) as select * from notes;
grant select on note_list to shared_db_app;
-- leak: select from note_list where user_id <> shared_db.current_user_id()
-- near: nobody reaches it
reset role;
create view note_list as select * from notes;
-- leak: select from note_list
-- near: its owner is bound by the policies
create view note_list as select * from notes;
grant select on note_list to shared_db_app;
-- leak: select from note_list where user_id <> shared_db.current_user_id()
-- near: of nobody's rows
reset role;
create table countries (code text);
create view codes as select code from countries;
grant select on codes to shared_db_app;
-- near: through a superuser's view that asks for the user
reset role;
create view mine as select * from notes where user_id = shared_db.current_user_id();
grant select on mine to company_owner;
set local role company_owner;
create view my_texts as select user_id, text from mine;
grant select on my_texts to shared_db_app;
-- leak: select from my_texts where user_id <> shared_db.current_user_id()
-- near: of a role for which a policy is, but which asks for the user
reset role;
create role reporting;
create policy notes_report on notes for select to reporting using (user_id = (select shared_db.current_user_id()));
grant select on notes to reporting;
create view report as select * from notes;
alter view report owner to reporting;
grant select on report to shared_db_app;
-- leak: select from report where user_id <> shared_db.current_user_id()
-- near: what it shows to all, the table shows to the application
create policy published on notes for select using (text = 'one');
create view note_list as select * from notes;
grant select on note_list to shared_db_app;
-- near: of the role that signs people in, for which its policy asks as the current user
reset role;
create view people as select id, email from users;
alter view people owner to shared_db_auth;
grant select on people to shared_db_app;
-- leak: select from people where id <> shared_db.current_user_id()
-- near: a superuser's, of a view that asks as the caller, whom it then is for that, too
reset role;
create view inner_list with (security_invoker = true) as select * from notes;
create view lengths as select length(text), user_id from inner_list;
grant select on lengths to shared_db_app;
-- leak: select from lengths where user_id <> shared_db.current_user_id()
-- near: it shows the user's rows, and has an OR beside that
reset role;
create view mine as select id, user_id, (text = '' or text is null) as empty from notes
  where not (text = 'OR') and user_id = (select shared_db.current_user_id()) and (id > 1 or text = 'one');
grant select on mine to shared_db_app;
-- leak: select from mine where user_id <> shared_db.current_user_id()
