-- SPDX-License-Identifier: Apache-2.0
-- bad: public."OrderItems": the class's name
create table "OrderItems" (id int);
grant select on "OrderItems" to shared_db_app;
-- bad: public."order items": a blank
create table "order items" (id int);
grant select on "order items" to app_login;
-- bad: public.a_table_with_a_name_that_is_longer_than_policies_may_be: too long
create table a_table_with_a_name_that_is_longer_than_policies_may_be (id int);
grant select on a_table_with_a_name_that_is_longer_than_policies_may_be to public;
-- bad: public._2fa: begins with something else than a letter
create table _2fa (id int);
grant select on _2fa to public;
-- near: as it should be
create table order_items_2 (id int);
grant select on order_items_2 to shared_db_app;
-- near: no application sees it
create table "OrderItems" (id int);
