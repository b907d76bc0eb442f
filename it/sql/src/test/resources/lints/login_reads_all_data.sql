-- SPDX-License-Identifier: Apache-2.0
-- bad: app_login: may read everything
reset role;
grant pg_read_all_data to app_login;
-- bad: app_login: may write everything
reset role;
grant pg_write_all_data to app_login;
-- bad: app_login and app_login: through another role
reset role;
create role reporting;
grant pg_read_all_data, pg_write_all_data to reporting;
grant reporting to app_login;
-- bad: app_login: through the role of all applications
reset role;
grant pg_read_all_data to shared_db_app;
-- near: it may read statistics
reset role;
grant pg_read_all_stats to app_login;
-- near: a login for reports may read everything
reset role;
create role reporting login in role pg_read_all_data;
