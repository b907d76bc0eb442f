-- SPDX-License-Identifier: Apache-2.0
--
-- code:  SDB-3125
-- name:  partition-open
-- level: refuse
-- finds: The application can reach a partition or an heir of a protected table by its own name, without row security.
-- leaks: A statement that names it is not asked for the policies of the table above.
-- cure:  revoke all on public.events_2026 from shared_db_app cascade;

select t.object, 'it belongs to ' || p.object as seen, t.closing as cure
from tables as t
join heirs as h on h.oid = t.oid
join everything as p on p.oid = h.parent
where not t.secured
