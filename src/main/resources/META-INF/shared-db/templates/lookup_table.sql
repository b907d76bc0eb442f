-- SPDX-License-Identifier: Apache-2.0
--
-- A table that belongs to nobody and that everybody reads, such as countries. No row security: there is nothing to
-- keep apart. It has no user_id, applications may read it only, and migrations fill it.
-- For names and transactions see first_table.sql.

create table countries (
  code char(2) primary key,
  name text not null
);

insert into countries (code, name) values
  ('AT', 'Austria'),
  ('CH', 'Switzerland'),
  ('DE', 'Germany');

grant select on countries to shared_db_app, shared_db_system;

-- Where users add rows of their own to everybody's, take instead a nullable user_id and:
-- select shared_db.protect_table('tags', shared_rows => true);
