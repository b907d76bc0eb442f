-- SPDX-License-Identifier: Apache-2.0
--
-- code:  SDB-3150
-- name:  policy-asks-per-row
-- level: note
-- finds: A policy asks for the user at each row.
-- leaks: Large tables get slow, and somebody will switch row security off for that.
-- cure:  alter policy mine on public.notes using (user_id = (select shared_db.current_user_id()));

select c.object, pg_catalog.string_agg(c.clause || ' ' || c.text, '; ') as seen, r.cure
from clauses as c
join repairs as r on r.oid = c.oid
cross join asking as a
where c.asks and pg_catalog.regexp_replace(c.text, '\( SELECT ((?!\mFROM\M).)*? AS "?\w+"?\)', '', 'g') ~ a.pattern
  and c.text !~ '^\(\w+ = \(current_setting\(''app\.user_id''::text, true\)\)::uuid\)$'
group by c.object, r.cure
