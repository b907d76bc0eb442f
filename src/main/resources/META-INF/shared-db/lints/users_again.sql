-- SPDX-License-Identifier: Apache-2.0
--
-- code:  SDB-3134
-- name:  users-again
-- level: warn
-- finds: The application has a table of people beside the shared users.
-- leaks: Who is signed in is a row of public.users; a second list has other ids, and what refers to it belongs to nobody.
-- cure:  alter table app.users add column user_id uuid unique references public.users (id) on delete cascade;

select t.object, null as seen, pg_catalog.format(
  e'alter table %s add column user_id uuid unique references public.users (id) on delete cascade;\n'
  '-- fill it by the e-mail address, then: select shared_db.protect_table(%1$L);', t.object) as cure
from tables as t
where t.oid <> pg_catalog.to_regclass('public.users') and not t.relispartition
  and pg_catalog.lower(t.relname) ~ '^(app_?|my_?|t_?|tbl_?)?(users?|user_?accounts?|accounts?|people|persons?|members?|logins?)$'
  and exists (select from pg_catalog.pg_attribute as c where c.attrelid = t.oid and not c.attisdropped
    and c.attname ~* '^(e_?mail(_?address)?|password(_?hash)?|user_?name|login)$')
  and not exists (select from pg_catalog.pg_constraint as k where k.conrelid = t.oid and k.contype = 'f'
    and k.confrelid = pg_catalog.to_regclass('public.users'))
