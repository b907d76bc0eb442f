-- SPDX-License-Identifier: Apache-2.0
-- bad: shared_db.audit_insert(): one of them
grant execute on function shared_db.audit_insert() to app_login;
-- bad: shared_db.purge_audit(timestamp with time zone): another, for everybody
grant execute on function shared_db.purge_audit to public;
-- bad: shared_db.audit_update() and shared_db.audit_delete(): two, for the role of all applications
grant execute on function shared_db.audit_update, shared_db.audit_delete to shared_db_app;
-- near: for somebody else
reset role;
create role archive;
grant execute on function shared_db.purge_audit to archive;
-- near: functions that everybody may execute
grant execute on function shared_db.current_user_id, shared_db.as_system to public;
