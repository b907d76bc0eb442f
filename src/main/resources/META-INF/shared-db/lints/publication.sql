-- SPDX-License-Identifier: Apache-2.0
--
-- code:  SDB-3181
-- name:  publication
-- level: warn
-- finds: A publication contains tables under row security.
-- leaks: Whoever subscribes to it receives everybody's rows.
-- cure:  drop publication all_tables;

select 'publication ' || pg_catalog.quote_ident(p.pubname) as object,
  pg_catalog.string_agg(distinct e.object, ', ') as seen, pg_catalog.format('drop publication %I;', p.pubname) as cure
from pg_catalog.pg_publication as p
join everything as e on e.relkind in ('r', 'p') and e.secured and (p.puballtables
  or exists (select from pg_catalog.pg_publication_rel as r where r.prpubid = p.oid and r.prrelid = e.oid)
  or exists (select from pg_catalog.pg_publication_namespace as n where n.pnpubid = p.oid and n.pnnspid = e.relnamespace))
group by p.pubname
