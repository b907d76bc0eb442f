-- SPDX-License-Identifier: Apache-2.0
--
-- code:  SDB-3161
-- name:  view-without-invoker
-- level: warn
-- finds: A view reads tables of users as its owner.
-- leaks: The policies are asked for the view's owner; that it shows the caller's rows only hangs on FORCE, or on the
--        view's own condition.
-- cure:  alter view public.note_list set (security_invoker = true);

select v.object, 'it shows ' || v.shown as seen, case when v.copied then v.closing else v.cure end as cure
from definer_views as v
where not v.leaks
