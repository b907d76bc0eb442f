-- SPDX-License-Identifier: Apache-2.0
-- bad: public.hello(): everybody may call it, as everybody may any new function
create function hello() returns text language sql security definer return 'hello';
-- bad: public.hello(text): a procedure, granted to the role of all applications
create procedure hello(name text) language plpgsql security definer as $$ begin null; end $$;
revoke all on procedure hello from public;
grant execute on procedure hello to shared_db_app;
-- bad: shared_db.sign_in(text, text, text, text, boolean, text, text, boolean): the shared one, by another owner
reset role;
alter function shared_db.sign_in owner to company_owner;
-- bad: public.count_notes(): its owner is bound by the policies
reset role;
create function count_notes() returns bigint language sql security definer return (select count(*) from notes);
alter function count_notes owner to company_owner;
-- leak: select where count_notes() > (select count(*) from notes)
-- near: as the caller
create function hello() returns text language sql return 'hello';
-- near: not for the application
create function hello() returns text language sql security definer return 'hello';
revoke all on function hello from public;
-- near: in a schema that it does not reach
create schema app;
create function app.hello() returns text language sql security definer return 'hello';
