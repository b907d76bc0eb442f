-- SPDX-License-Identifier: Apache-2.0
-- bad: app_login: reads files
reset role;
grant pg_read_server_files to app_login;
-- bad: app_login: writes files
reset role;
grant pg_write_server_files to shared_db_app;
-- bad: app_login: starts programs, through another role
reset role;
create role importer in role pg_execute_server_program;
grant importer to app_login;
-- near: another login does
reset role;
create role importer in role pg_execute_server_program;
-- near: it may end queries of others
reset role;
grant pg_signal_backend to app_login;
