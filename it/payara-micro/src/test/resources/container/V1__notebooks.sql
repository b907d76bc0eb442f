-- SPDX-License-Identifier: Apache-2.0
create table notebooks (
    id uuid primary key default uuid_generate_v4(),
    user_id uuid not null references users (id) on delete cascade,
    title text not null,
    created_at timestamptz not null default current_timestamp,
    updated_at timestamptz not null default current_timestamp
);
select shared_db.protect_table('notebooks', audit => true);

create table pages (
    id uuid primary key default uuid_generate_v4(),
    user_id uuid not null references users (id) on delete cascade,
    notebook_id uuid not null references notebooks (id) on delete cascade,
    created_at timestamptz not null default current_timestamp,
    updated_at timestamptz not null default current_timestamp
);
select shared_db.protect_table('pages');
