-- SPDX-License-Identifier: Apache-2.0
reset role;
-- bad: login crm_login: of another application
create role crm_login login in role shared_db_app;
-- bad: login crm_login: through another role, without inheritance
create role crm in role shared_db_app;
create role crm_login login noinherit in role crm;
-- bad: login crm_login and login shop_login: two
create role crm_login login;
create role shop_login login;
grant shared_db_app to crm_login, shop_login;
-- near: it may connect by name, so that somebody has thought of it
create role crm_login login in role shared_db_app;
do $$ begin execute format('grant connect on database %I to crm_login', current_database()); end $$;
-- near: it may not connect
create role crm_login login in role shared_db_app;
do $$ begin execute format('revoke connect on database %I from public', current_database()); end $$;
-- near: no login
create role crm nologin in role shared_db_app;
-- near: no member
create role reporting login;
