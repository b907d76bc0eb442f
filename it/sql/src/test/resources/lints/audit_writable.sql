-- SPDX-License-Identifier: Apache-2.0
-- bad: public.audit_log: adding
grant insert on audit_log to shared_db_app;
-- bad: public.audit_log: changing one column, and emptying
grant update (reason) on audit_log to app_login;
grant truncate on audit_log to public;
-- bad: public.audit_log: everything
grant all on audit_log to app_login;
-- near: reading
grant select on audit_log to app_login;
-- near: somebody else
reset role;
create role archive;
grant delete on audit_log to archive;
