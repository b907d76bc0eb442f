-- SPDX-License-Identifier: Apache-2.0
-- What the database of this application has, made by hand once, as the login that the data source has as well.
create table users (
  id    bigint generated always as identity primary key,
  email text not null unique,
  name  text not null
);

create table notes (
  id         uuid primary key,
  author     bigint not null references users (id),
  text       text not null check (char_length(text) between 1 and 10000),
  created_at timestamptz not null
);
create index notes_newest on notes (author, created_at desc, id desc);
