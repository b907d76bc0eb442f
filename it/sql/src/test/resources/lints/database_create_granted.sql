-- SPDX-License-Identifier: Apache-2.0
reset role;
-- bad: database {database}: for the login
do $$ begin execute format('grant create on database %I to app_login', current_database()); end $$;
-- bad: database {database}: everything, for the role of all applications
do $$ begin execute format('grant all on database %I to shared_db_app', current_database()); end $$;
-- bad: database {database}: for everybody
do $$ begin execute format('grant create on database %I to public', current_database()); end $$;
-- near: connecting
do $$ begin execute format('grant connect on database %I to app_login', current_database()); end $$;
-- near: somebody else
create role other_owner;
do $$ begin execute format('grant create on database %I to other_owner', current_database()); end $$;
