-- SPDX-License-Identifier: Apache-2.0
--
-- code:  SDB-3132
-- name:  owner-is-no-reference
-- level: note
-- finds: The column that says whose row it is does not reference users.
-- leaks: Rows of people whose account is gone stay, and a misspelt owner is nobody's row.
-- cure:  alter table public.notes add foreign key (user_id) references public.users (id) on delete cascade;

select t.object, 'its column ' || pg_catalog.quote_ident(o.column) || ' says whose row it is' as seen,
  pg_catalog.format('alter table %s add foreign key (%I) references public.users (id) on delete cascade;',
    t.object, o.column) as cure
from tables as t
join owner_columns as o on o.relation = t.oid
where t.secured and not o.referenced and not t.relispartition
  and t.oid <> all (array[pg_catalog.to_regclass('public.users'), pg_catalog.to_regclass('public.audit_log')])
