-- SPDX-License-Identifier: Apache-2.0
reset role;
-- bad: public.count_notes(): a superuser's
create function count_notes() returns bigint language sql security definer return (select count(*) from notes);
-- bad: public.rename_all(text): in plpgsql, with a search_path
create procedure rename_all(name text) language plpgsql security definer set search_path = public, pg_temp as
  $$ begin update users set full_name = name; end $$;
-- bad: public.last_text(): of a role with BYPASSRLS, granted to the login alone
create role backup bypassrls;
create function last_text() returns text language sql security definer
  as 'select text from public.notes order by id desc limit 1';
alter function last_text owner to backup;
revoke all on function last_text from public;
grant execute on function last_text to app_login;
-- near: as the caller
create function count_notes() returns bigint language sql return (select count(*) from notes);
-- near: nobody may call it
create function count_notes() returns bigint language sql security definer return (select count(*) from notes);
revoke all on function count_notes from public;
-- near: its owner is bound by the policies
create function count_notes() returns bigint language sql security definer return (select count(*) from notes);
alter function count_notes owner to company_owner;
-- near: it asks for the user
create function count_mine() returns bigint language sql security definer
  return (select count(*) from notes where user_id = shared_db.current_user_id());
-- near: nobody's rows
create function today() returns date language sql security definer return current_date;
