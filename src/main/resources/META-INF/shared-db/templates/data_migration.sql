-- SPDX-License-Identifier: Apache-2.0
--
-- Changes rows of everyone. For names and transactions see first_table.sql.

-- Protected tables are closed to their owner too: without this line the UPDATE is an error, not a change of 0 rows.
-- The reason lasts until the end of this transaction and is kept in audit_log.
select shared_db.as_system('notes: no spaces around the text, ticket 42');

update notes set text = trim(text) where text <> trim(text);

-- Constraints and foreign keys on a protected table want the same reason, since they check everyone's rows.
alter table notes add constraint notes_text_not_blank check (text <> '');
