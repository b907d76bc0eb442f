-- SPDX-License-Identifier: Apache-2.0
-- Only for applications that call RlsContext.asSystem: the login of shared-db.system-url. What an administrator runs after
-- the first start, which makes the role. Change the password.

create role app_system login password 'CHANGE_ME';
grant shared_db_system to app_system;
