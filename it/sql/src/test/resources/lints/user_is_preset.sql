-- SPDX-License-Identifier: Apache-2.0
-- bad: app_login: for the login
reset role;
alter role app_login set app.user_id = 'a11ce000-0000-4000-8000-000000000001';
-- bad: app_login: for the login in this database
reset role;
do $$ begin execute format('alter role app_login in database %I set app.user_id = %L', current_database(), 'x'); end $$;
-- bad: database {database}: for the database
reset role;
do $$ begin execute format('alter database %I set app.user_id = %L', current_database(), 'x'); end $$;
-- near: empty, which is nobody
reset role;
alter role app_login set app.user_id = '';
-- near: for another login
reset role;
create role somebody login;
alter role somebody set app.user_id = 'x';
