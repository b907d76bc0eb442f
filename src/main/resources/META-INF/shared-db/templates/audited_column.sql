-- SPDX-License-Identifier: Apache-2.0
--
-- A new column of an audited table, whose values are too secret to be kept in audit_log. For names and transactions
-- see first_table.sql.

-- A constant default rewrites no row and needs no reason.
alter table notes add column share_token text;

-- New columns are audited without further ado. Naming this one keeps that it changed, but not to what. All secret
-- columns of the table are named here: the list replaces the one before.
select shared_db.audit_table('notes', secret => array['share_token']);
