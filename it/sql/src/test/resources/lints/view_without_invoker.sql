-- SPDX-License-Identifier: Apache-2.0
-- bad: public.note_list: the owner's
create view note_list as select * from notes;
grant select on note_list to shared_db_app;
-- leak: select from note_list where user_id <> shared_db.current_user_id()
-- bad: public.lengths: through another view, for everybody
create view inner_list as select * from notes;
create view lengths with (security_invoker) as select length(text), user_id from inner_list;
grant select on lengths to public;
-- leak: select from lengths where user_id <> shared_db.current_user_id()
-- bad: public.mine: a superuser's, with a condition of its own
reset role;
create view mine as select * from notes where user_id = shared_db.current_user_id();
grant select on mine to app_login;
-- leak: select from mine where user_id <> shared_db.current_user_id()
-- bad: public.mine: the same, also for somebody who is signed in only, and by the setting
reset role;
create view mine as select * from notes where shared_db.current_user_id() is not null
  and user_id = nullif(current_setting('app.user_id', true), '')::uuid;
grant select on mine to app_login;
-- leak: select from mine where user_id <> shared_db.current_user_id()
-- bad: public.mine: the same, and narrower
reset role;
create view mine as select * from notes where user_id = (select shared_db.current_user_id()) and (id > 1 or text = 'one');
grant select on mine to app_login;
-- leak: select from mine where user_id <> shared_db.current_user_id()
-- bad: public.mine: the same by the setting
reset role;
create view mine as select * from notes
  where user_id = nullif(current_setting('app.user_id', true), '')::uuid and (id > 1 or text = 'one');
grant select on mine to app_login;
-- leak: select from mine where user_id <> shared_db.current_user_id()
-- bad: public.mine: the same, with an OR in what it shows
reset role;
create view mine as select id, user_id, (text = '' or text is null) as empty
  from notes where user_id = shared_db.current_user_id();
grant select on mine to app_login;
-- leak: select from mine where user_id <> shared_db.current_user_id()
-- bad: public.mine: the same, the user not first and on the left
reset role;
create view mine as select * from notes
  where not (text = 'OR') and (select nullif(current_setting('app.user_id', true), '')::uuid) = user_id
    and (id > 1 or text = 'one');
grant select on mine to app_login;
-- leak: select from mine where user_id <> shared_db.current_user_id()
-- bad: public.mine: the same, with an OR in a join
reset role;
create view mine as select n.* from notes as n join users as u on u.id = n.user_id or u.full_name is null
  where n.user_id = (select shared_db.current_user_id());
grant select on mine to app_login;
-- leak: select from mine where user_id <> shared_db.current_user_id()
-- bad: public.mine: the same as text
reset role;
create view mine as select * from notes where user_id::text = current_setting('app.user_id', true);
grant select on mine to app_login;
-- leak: select from mine where user_id <> shared_db.current_user_id()
-- bad: public.mine: the user's rows of two tables
reset role;
create view mine as select id, user_id from notes where user_id = shared_db.current_user_id()
  union all select id, user_id from tasks where user_id = shared_db.current_user_id() order by 1;
grant select on mine to app_login;
-- leak: select from mine where user_id <> shared_db.current_user_id()
-- bad: public.mine: by a query before it
reset role;
create view mine as with own as (select * from notes where user_id = shared_db.current_user_id() and text <> '(')
  select own.id, own.user_id from own join users as u on u.id = own.user_id;
grant select on mine to app_login;
-- leak: select from mine where user_id <> shared_db.current_user_id()
-- bad: public.mine: by a query in it, with what belongs to its rows
reset role;
create view mine as select n.id, n.user_id, f.name from
  (select * from notes where user_id is not distinct from shared_db.current_user_id()) as n
  left join files as f on f.note_id = n.id;
grant select on mine to app_login;
-- leak: select from mine where user_id <> shared_db.current_user_id()
-- bad: public.mine: by the condition of a join
reset role;
create view mine as select n.* from notes as n join users as u on u.id = n.user_id and n.user_id = shared_db.current_user_id();
grant select on mine to app_login;
-- leak: select from mine where user_id <> shared_db.current_user_id()
-- bad: public.mine: the user's rows and nobody's
reset role;
create view mine as select * from places where user_id = (select shared_db.current_user_id()) or user_id is null;
grant select on mine to app_login;
-- leak: select from mine where user_id <> shared_db.current_user_id()
-- bad: public.mine: rows of what the user is in
reset role;
create view mine as select n.* from notes as n where exists (
  select from files as f where f.note_id = n.id and f.user_id = (select shared_db.current_user_id()));
grant select on mine to app_login;
-- leak: select from mine where user_id <> shared_db.current_user_id()
-- bad: public.mine: what a function of the application decides
reset role;
create function is_mine(whose uuid) returns boolean language sql stable return whose = shared_db.current_user_id();
create view mine as select * from notes where is_mine(user_id) and id > 0;
grant select on mine to app_login;
-- leak: select from mine where user_id <> shared_db.current_user_id()
-- bad: public.mine: how many the user has
reset role;
create view mine as select user_id, count(*) as number from notes where user_id = shared_db.current_user_id()
  group by user_id having count(*) > 1 order by count(*) desc;
grant select on mine to app_login;
-- leak: select from mine where user_id <> shared_db.current_user_id()
-- bad: public.counts: not readable, but writable
create view writable_notes as select * from notes;
alter view writable_notes rename to counts;
grant insert on counts to shared_db_app;
-- leak: select from counts
-- near: it asks as the caller
create view note_list with (security_invoker) as select * from notes;
grant select on note_list to shared_db_app;
-- near: through a view that asks as the caller
create view inner_list with (security_invoker) as select * from notes;
create view lengths as select length(text), user_id from inner_list;
grant select on lengths to public;
-- leak: select from lengths where user_id <> shared_db.current_user_id()
-- near: of nobody's rows
create table countries (code text);
create view codes as select code from countries;
grant select on codes to shared_db_app;
-- near: nobody reaches it
create view note_list as select * from notes;
