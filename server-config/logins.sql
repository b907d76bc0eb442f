-- SPDX-License-Identifier: Apache-2.0
-- What an administrator runs once, before the first application starts: the role that has a user's rights, the owner of
-- the database, who migrates, and the login of one application. Change the passwords.

create role shared_db_app nologin;

create role company_owner login createrole password 'CHANGE_ME';
grant shared_db_app to company_owner with admin option;
create database company owner company_owner;

create role app_login login password 'CHANGE_ME';
grant shared_db_app to app_login;
