-- SPDX-License-Identifier: Apache-2.0
--
-- code:  SDB-3128
-- name:  materialized-view-open
-- level: refuse
-- finds: The application can read a materialized view of a table whose rows belong to users.
-- leaks: It is a copy of everybody's rows, and row security cannot hold for it.
-- cure:  revoke all on public.note_list from shared_db_app cascade;

select r.object, 'it shows ' || pg_catalog.string_agg(s.object, ', ' order by s.object) as seen, r.closing as cure
from reached as r
join sources as s on s.view = r.oid
where r.relkind = 'm' and r.reads
group by r.oid, r.object, r.closing
