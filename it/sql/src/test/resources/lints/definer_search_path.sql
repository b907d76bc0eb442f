-- SPDX-License-Identifier: Apache-2.0
-- bad: public.counted(): none
create function counted() returns bigint language sql security definer as 'select count(*) from notes';
-- bad: public.counted(): without pg_temp, which then comes first
create function counted() returns bigint language plpgsql security definer set search_path = public as
  $$ begin return (select count(*) from notes); end $$;
-- bad: public.counted(): pg_temp not last, a procedure
create procedure counted() language plpgsql security definer set search_path = pg_temp, public as $$ begin null; end $$;
-- bad: public.noted(): on a trigger
create function noted() returns trigger language plpgsql security definer as $$ begin return new; end $$;
revoke all on function noted from public;
create trigger noted before insert on notes for each row execute function noted();
-- near: pg_temp last
create function counted() returns bigint language sql security definer set search_path = public, pg_temp
  as 'select count(*) from notes';
-- near: nothing is looked up
create function counted() returns bigint language sql security definer return (select count(*) from notes);
-- near: every name must be written out
create function counted() returns bigint language sql security definer set search_path = ''
  as 'select count(*) from public.notes';
-- near: as the caller
create function counted() returns bigint language sql as 'select count(*) from notes';
-- near: nobody may call it
create function counted() returns bigint language sql security definer as 'select count(*) from notes';
revoke all on function counted from public;
