-- SPDX-License-Identifier: Apache-2.0
reset role;
-- bad: public.count_notes(): a superuser's
create function count_notes() returns bigint language sql security definer return (select count(*) from notes);
-- leak: select where count_notes() > (select count(*) from notes)
-- bad: public.rename_all(text): in plpgsql, with a search_path
create procedure rename_all(name text) language plpgsql security definer set search_path = public, pg_temp as
  $$ begin update users set full_name = name; end $$;
-- bad: public.first_note(): of a role with BYPASSRLS, granted to the login alone
create role backup bypassrls;
grant select on notes to backup;
create function first_note() returns integer language sql security definer
  as 'select id from public.notes order by id limit 1';
alter function first_note owner to backup;
revoke all on function first_note from public;
grant execute on function first_note to app_login;
-- leak: select where first_note() = 1
-- bad: public.all_diaries(): the owner's, of a table that nobody has protected or granted
set local role company_owner;
create table diaries (id int, user_id uuid references users);
insert into diaries values (1, 'a11ce000-0000-4000-8000-000000000001');
create function all_diaries() returns setof int language sql security definer return (select id from diaries);
-- leak: select from all_diaries() as id where id = 1
-- bad: public.texts(): the owner's, of a table without force
alter table tasks no force row level security;
create function texts() returns table (user_id uuid, text text) language sql security definer
  as 'select user_id, text from tasks';
alter function texts owner to company_owner;
-- leak: select from texts() where user_id <> shared_db.current_user_id()
-- bad: public.report(): of a role that a policy lets read everything
create role reporting;
create policy notes_report on notes for select to reporting using (true);
grant select on notes to reporting;
create function report() returns table (user_id uuid) language sql security definer as 'select user_id from notes';
alter function report owner to reporting;
-- leak: select from report() where user_id <> shared_db.current_user_id()
-- bad: public.list(): through a view that asks as its caller, which here is the superuser
create view note_list with (security_invoker = true) as select * from notes;
create function list() returns table (user_id uuid) language plpgsql security definer
  as 'begin return query select n.user_id from note_list as n; end';
-- leak: select from list() where user_id <> shared_db.current_user_id()
-- bad: public.list(): through another function
create function all_notes() returns table (user_id uuid) language sql as 'select user_id from notes';
create function list() returns table (user_id uuid) language sql security definer as 'select user_id from all_notes()';
-- leak: select from list() where user_id <> shared_db.current_user_id()
-- bad: public.list(): it asks only whether somebody is signed in
create function list() returns table (user_id uuid) language sql security definer
  as 'select user_id from notes where (select shared_db.current_user_id()) is not null';
-- leak: select from list() where user_id <> shared_db.current_user_id()
-- bad: public.list(): the user's own rows are the only ones that it does not show
create function list() returns table (user_id uuid) language sql security definer
  as 'select user_id from notes where user_id is distinct from shared_db.current_user_id()';
-- leak: select from list()
-- bad: hidden.all_notes(): in a schema that the application does not reach, by a view
create schema hidden;
create function hidden.all_notes() returns table (user_id uuid) language sql security definer
  as 'select user_id from public.notes';
create view listed with (security_invoker = true) as select * from hidden.all_notes();
grant select on listed to shared_db_app;
-- leak: select from listed where user_id <> shared_db.current_user_id()
-- bad: public.others(): bound, and of the role that signs people in
create function others() returns bigint language sql security definer
  return (select count(*) from users where id <> (select shared_db.current_user_id()));
alter function others owner to shared_db_auth;
-- leak: select where others() > 0
-- bad: public.list(): it asks in a comment
create function list() returns table (user_id uuid) language plpgsql security definer as $$
  begin
    -- where user_id = shared_db.current_user_id(), which is too slow
    /* or app.user_id */ return query select n.user_id from notes as n;
  end $$;
-- leak: select from list() where user_id <> shared_db.current_user_id()
-- bad: public.list(): it only says which rows are the user's
create function list() returns table (user_id uuid, mine boolean) language sql security definer
  as 'select user_id, user_id = shared_db.current_user_id() from notes';
-- leak: select from list() where user_id <> shared_db.current_user_id()
-- bad: public.list(): the same by an outer join
create function list() returns table (user_id uuid, file integer) language sql security definer
  as 'select n.user_id, f.id
  from notes as n left join files as f on f.note_id = n.id and f.user_id = shared_db.current_user_id()';
-- leak: select from list() where user_id <> shared_db.current_user_id()
-- bad: public.list(): all rows are those of somebody unknown
create function list() returns table (user_id uuid) language sql security definer
  return (select user_id from notes where user_id = coalesce(shared_db.current_user_id(), user_id) limit 1);
-- bad: public.find_diary(integer): the owner's with an argument, of a table that is granted
create table diaries (id int, user_id uuid references users);
insert into diaries values (1, 'a11ce000-0000-4000-8000-000000000001');
alter table diaries owner to company_owner;
grant insert on diaries to shared_db_app;
create function find_diary(number int) returns uuid language sql security definer
  return (select user_id from diaries where id = number);
alter function find_diary owner to company_owner;
-- leak: select where find_diary(1) is not null
-- near: the session of a token, in a table that only such functions reach
create table sessions (token text primary key, user_id uuid not null references users);
alter table sessions owner to company_owner;
create function find_session(given text) returns uuid language sql security definer
  return (select user_id from sessions where token = given);
alter function find_session owner to company_owner;
-- near: it writes what is the user's
create function note(number int) returns void language sql security definer
  as 'insert into notes (id, user_id, text) values (number, shared_db.current_user_id(), '''')';
-- near: it asks first, and outside of the condition
create function mine() returns table (user_id uuid) language sql security definer as
  'with me as (select shared_db.current_user_id() as id) select n.user_id from me left join notes as n on n.user_id = me.id';
-- leak: select from mine() where user_id <> shared_db.current_user_id()
-- near: it asks in a join
create function mine() returns table (user_id uuid) language sql security definer
  as 'select n.user_id from notes as n join users as u on u.id = n.user_id and u.id = shared_db.current_user_id()';
-- leak: select from mine() where user_id <> shared_db.current_user_id()
-- near: as the caller
create function count_notes() returns bigint language sql return (select count(*) from notes);
-- leak: select where count_notes() > (select count(*) from notes)
-- near: nobody may call it
create function count_notes() returns bigint language sql security definer return (select count(*) from notes);
revoke all on function count_notes from public;
-- leak: select where count_notes() > 0
-- near: its owner is bound by the policies
create function count_notes() returns bigint language sql security definer return (select count(*) from notes);
alter function count_notes owner to company_owner;
-- leak: select where count_notes() > (select count(*) from notes)
-- near: it asks for the user
create function count_mine() returns bigint language sql security definer
  return (select count(*) from notes where user_id = shared_db.current_user_id());
-- leak: select where count_mine() > (select count(*) from notes)
-- near: it asks for the user in another way
create function mine() returns table (user_id uuid) language plpgsql security definer as $$
  declare me uuid := nullif(current_setting('app.user_id', true), '');
  begin if me is not null then return query select n.user_id from notes as n where n.user_id = me; end if; end $$;
-- leak: select from mine() where user_id <> shared_db.current_user_id()
-- near: in a schema that the application does not reach, and for a policy only
create schema hidden;
create function hidden.all_notes() returns table (user_id uuid) language sql security definer
  as 'select user_id from public.notes';
create policy sees on tasks as restrictive for select using (user_id in (select hidden.all_notes()));
-- leak: select from hidden.all_notes()
-- near: it compares with the user so as to refuse
create function texts(whose uuid) returns table (user_id uuid) language plpgsql security definer as $$
  begin
    if whose is distinct from shared_db.current_user_id() then raise sqlstate '42501'; end if;
    return query select n.user_id from notes as n where n.user_id = whose;
  end $$;
-- leak: select from texts('a11ce000-0000-4000-8000-000000000001')
-- near: a name that is no regular expression, of nobody's rows
create table "odd(" (id int);
create function odd() returns bigint language sql security definer as 'select count(*) from "odd("';
-- near: nobody's rows
create function today() returns date language sql security definer return current_date;
-- near: of a role for which a policy is, but which asks for the user
create role reporting;
create policy notes_report on notes for select to reporting using (user_id = (select shared_db.current_user_id()));
grant select on notes to reporting;
create function report() returns table (user_id uuid) language sql security definer as 'select user_id from notes';
alter function report owner to reporting;
-- leak: select from report() where user_id <> shared_db.current_user_id()
