-- SPDX-License-Identifier: Apache-2.0
-- bad: public.events_2: made after the table was protected
create table events (id int, user_id uuid not null references users) partition by list (id);
select shared_db.protect_table('events');
create table events_2 partition of events for values in (2);
grant select on events_2 to shared_db_app;
-- bad: public.later: attached, with rights of its own
create table events (id int, user_id uuid not null references users) partition by list (id);
select shared_db.protect_table('events');
create table later (id int, user_id uuid not null references users);
grant insert on later to public;
alter table events attach partition later for values in (3);
-- bad: public.old_notes: an heir
create table old_notes (reason text) inherits (notes);
grant select (text) on old_notes to app_login;
-- bad: public.events_2_a: a partition of a partition
create table events (id int, user_id uuid not null references users) partition by list (id);
create table events_2 partition of events for values in (2) partition by list (id);
create table events_2_a partition of events_2 default;
select shared_db.protect_table('events');
alter table events_2_a disable row level security;
grant select on events_2_a to shared_db_app;
-- near: nobody reaches it but through the table
create table events (id int, user_id uuid not null references users) partition by list (id);
select shared_db.protect_table('events');
create table events_2 partition of events for values in (2);
-- near: it has row security
create table events (id int, user_id uuid not null references users) partition by list (id);
create table events_2 partition of events for values in (2);
select shared_db.protect_table('events');
grant select on events_2 to shared_db_app;
-- near: the table above belongs to nobody
create table days (day date) partition by range (day);
create table days_2 partition of days default;
grant select on days_2 to shared_db_app;
