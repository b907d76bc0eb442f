#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# The shared schema by plain psql, as the README shows it. Takes the folder of the files, and DATABASE_URL.
set -eu
schemas=$1
for file in 00_extensions 01_users 02_rls_base 03_audit functions; do
  psql -v ON_ERROR_STOP=1 -q -f "$schemas/$file.sql" "$DATABASE_URL"
done
