-- SPDX-License-Identifier: Apache-2.0
-- bad: PostgreSQL 15.13: one before
set local shared_db.lint_version = '150013';
-- by hand: moved on
set local shared_db.lint_version = '150014';
-- bad: PostgreSQL 17.0: the first of a series
set local shared_db.lint_version = '170000';
-- by hand: moved on
set local shared_db.lint_version = '170006';
-- bad: PostgreSQL 12.22: a series that gets no corrections any more
set local shared_db.lint_version = '120022';
-- by hand: moved on
set local shared_db.lint_version = '180000';
-- near: the first with all of them
set local shared_db.lint_version = '160010';
-- near: a newer series
set local shared_db.lint_version = '180000';
