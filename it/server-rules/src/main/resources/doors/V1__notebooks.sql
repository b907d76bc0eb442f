-- SPDX-License-Identifier: Apache-2.0
-- One row for each, by which they are recognised.
create table notebooks (
    id uuid primary key default uuid_generate_v4(),
    user_id uuid not null references users (id) on delete cascade,
    title text not null
);
select shared_db.protect_table('notebooks');
