-- SPDX-License-Identifier: Apache-2.0
--
-- code:  SDB-3126
-- name:  parent-open
-- level: refuse
-- finds: The application can reach a table without row security that a protected table inherits from.
-- leaks: A statement on it reads and writes the rows of the protected table as well, past its policies.
-- cure:  revoke all on public.documents from shared_db_app cascade;

select t.object, pg_catalog.string_agg(c.object || ' inherits from it', ', ' order by c.object) as seen, t.closing as cure
from tables as t
join pg_catalog.pg_inherits as i on i.inhparent = t.oid
join everything as c on c.oid = i.inhrelid and c.secured
where not t.secured and t.oid not in (select relation from owner_columns)
  and not exists (select from pg_catalog.pg_policy as p where p.polrelid = t.oid)
group by t.oid, t.object, t.closing
