-- SPDX-License-Identifier: Apache-2.0
reset role;
-- bad: database {database}: to the login
do $$ begin execute format('grant temporary on database %I to app_login', current_database()); end $$;
-- bad: database {database}: everything, to the role of all applications
do $$ begin execute format('grant all on database %I to shared_db_app', current_database()); end $$;
-- bad: database {database}: back to the applications after it was taken from everybody
do $$ begin
  execute format('revoke all on database %I from public', current_database());
  execute format('grant connect, temp on database %I to shared_db_app', current_database());
end $$;
-- near: as PostgreSQL makes a database
do $$ begin execute format('grant temporary on database %I to public', current_database()); end $$;
-- near: to somebody else
create role loader;
do $$ begin execute format('grant temporary on database %I to loader', current_database()); end $$;
