-- SPDX-License-Identifier: Apache-2.0
--
-- code:  SDB-3160
-- name:  view-past-row-security
-- level: refuse
-- finds: A view reads tables of users as somebody whom row security does not bind: a superuser, BYPASSRLS, an owner
--        without FORCE, a role with a policy of its own; or it reads a table without row security.
-- leaks: Everybody sees everybody's rows through it.
-- cure:  alter view public.note_list set (security_invoker = true);

-- One that asks for the user itself is view-without-invoker.
select v.object, 'it shows ' || v.shown as seen, case when v.copied then v.closing else v.cure end as cure
from definer_views as v
where v.leaks
