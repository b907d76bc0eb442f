-- SPDX-License-Identifier: Apache-2.0
-- bad: archive on public.notes: also
create rule archive as on delete to notes do also insert into audit_log (at, transaction_id, table_name, command, db_role)
  values (now(), '1', 'x', 'x', 'x');
-- bad: hidden on public.tasks: instead, on a condition
create rule hidden as on update to tasks where old.text = '' do instead nothing;
-- bad: "Twice" on public.countries: on a table of nobody
create table countries (code text);
create rule "Twice" as on insert to countries do instead nothing;
grant insert on countries to shared_db_app;
-- near: a view has one by nature
create view seen with (security_invoker) as select * from notes;
grant select on seen to shared_db_app;
-- near: nobody reaches the table
create table countries (code text);
create rule twice as on insert to countries do instead nothing;
