-- SPDX-License-Identifier: Apache-2.0
-- Before the first start with shared-db, as the owner of the table.
alter table users rename to notes_users;
