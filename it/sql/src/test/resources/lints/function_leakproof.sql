-- SPDX-License-Identifier: Apache-2.0
reset role;
-- bad: public.trimmed(text): made so
create function trimmed(t text) returns text language sql immutable leakproof return trim(t);
-- bad: public.trimmed(text): altered, in plpgsql
create function trimmed(t text) returns text language plpgsql as $$ begin raise notice '%', t; return t; end $$;
alter function trimmed leakproof;
revoke all on function trimmed from public;
grant execute on function trimmed to shared_db_app;
-- bad: shared_db.current_user_id(): the shared one
alter function shared_db.current_user_id() leakproof;
-- near: not for the application
create function trimmed(t text) returns text language sql immutable leakproof return trim(t);
revoke all on function trimmed from public;
-- near: as functions are
create function trimmed(t text) returns text language sql immutable return trim(t);
