-- SPDX-License-Identifier: Apache-2.0
-- bad: app_login: for the login
reset role;
alter role app_login set session_replication_role = replica;
-- bad: app_login: in capitals, in this database
reset role;
do $$ begin
  execute format('alter role app_login in database %I set session_replication_role = %L', current_database(), 'REPLICA');
end $$;
-- bad: database {database}: for the database
reset role;
do $$ begin execute format('alter database %I set session_replication_role = replica', current_database()); end $$;
-- near: as it comes
reset role;
alter role app_login set session_replication_role = origin;
-- near: for a login that loads data
reset role;
create role loader login;
alter role loader set session_replication_role = replica;
