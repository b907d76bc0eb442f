-- SPDX-License-Identifier: Apache-2.0
-- bad: public.note_list: the owner's
create view note_list as select * from notes;
grant select on note_list to shared_db_app;
-- leak: select from note_list where user_id <> shared_db.current_user_id()
-- bad: public.lengths: through another view, for everybody
create view inner_list with (security_invoker) as select * from notes;
create view lengths as select length(text), user_id from inner_list;
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
-- bad: public.counts: not readable, but writable
create view writable_notes as select * from notes;
alter view writable_notes rename to counts;
grant insert on counts to shared_db_app;
-- leak: select from counts
-- near: it asks as the caller
create view note_list with (security_invoker) as select * from notes;
grant select on note_list to shared_db_app;
-- near: of nobody's rows
create table countries (code text);
create view codes as select code from countries;
grant select on codes to shared_db_app;
-- near: nobody reaches it
create view note_list as select * from notes;
