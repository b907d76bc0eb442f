-- SPDX-License-Identifier: Apache-2.0
--
-- code:  SDB-3144
-- name:  policies-add-up
-- level: warn
-- finds: Several policies let rows of a protected table through for the same command.
-- leaks: PostgreSQL joins them by OR: a row that any one of them lets through is seen.
-- cure:  drop policy team on public.notes;

-- Rows of nobody that are shown to everybody (shared_rows) have a policy of their own by intent.
select c."table" as object, pg_catalog.string_agg(distinct pg_catalog.quote_ident(c.name), ', ') as seen,
  pg_catalog.string_agg(distinct pg_catalog.format('drop policy %I on %s;', c.name, c."table"), e'\n')
    filter (where c.name <> f.first) as cure
from every_clause as c
join (
  select relation, k.command, (array_agg(name order by name !~ '_own$', name))[1] as first
  from every_clause cross join lateral (values ('r'::"char"), ('a'), ('w'), ('d')) as k (command)
  where permissive and every_clause.command in (k.command, '*')
    and clause = case k.command when 'a' then 'with check' else 'using' end
    and not shared
  group by relation, k.command
  having count(distinct text) > 1
) as f on f.relation = c.relation and c.command in (f.command, '*') and c.permissive
where not c.shared
group by c."table"
