-- SPDX-License-Identifier: Apache-2.0
--
-- code:  SDB-3155
-- name:  context-function-altered
-- level: refuse
-- finds: shared_db.current_user_id() does not read app.user_id.
-- leaks: Every policy asks it: it names another person than the one who is signed in, or the same for everybody.
-- cure:  create or replace function shared_db.current_user_id() returns uuid language sql stable parallel safe return
--        nullif(current_setting('app.user_id', true), '')::uuid;

select f.object, null as seen,
  'create or replace function shared_db.current_user_id() returns uuid language sql stable parallel safe '
  'return nullif(pg_catalog.current_setting(''app.user_id'', true), '''')::uuid;' as cure
from own_functions as f
where f.ours and f.proname = 'current_user_id' and f.body !~* 'current_setting\s*\(\s*''app\.user_id'''
