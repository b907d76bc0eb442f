-- SPDX-License-Identifier: Apache-2.0
reset role;
-- bad: publication everything: of all tables
create publication everything for all tables;
-- bad: publication "Some": of one
create publication "Some" for table notes (id, text);
-- bad: publication schemas: of a schema
create publication schemas for tables in schema public;
-- near: of a table of nobody
create table countries (code text);
create publication countries for table countries;
-- near: empty
create publication nothing;
