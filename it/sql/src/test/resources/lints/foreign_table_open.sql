-- SPDX-License-Identifier: Apache-2.0
reset role;
create foreign data wrapper elsewhere;
create server there foreign data wrapper elsewhere;
-- bad: public.remote_notes: with a column user_id
create foreign table remote_notes (id int, user_id uuid, text text) server there;
grant select on remote_notes to shared_db_app;
-- bad: public.remote_notes: one column is enough
create foreign table remote_notes (id int, owner_id uuid, text text) server there;
grant select (text) on remote_notes to app_login;
-- bad: app.remote_notes: in another schema, granted to everybody
create schema app;
grant usage on schema app to public;
create foreign table app.remote_notes (user_id uuid) server there;
grant insert on app.remote_notes to public;
-- near: nobody reaches it
create foreign table remote_notes (id int, user_id uuid, text text) server there;
-- near: it belongs to nobody
create foreign table rates (currency text, rate numeric) server there;
grant select on rates to shared_db_app;
