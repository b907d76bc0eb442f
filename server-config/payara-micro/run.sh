#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Runs one application on Payara Micro in the foreground: run.sh <payara-micro.jar> <application.war> [options of Payara Micro]
# The database and its logins come from the environment: DATABASE_URL, SHARED_DB_MIGRATION_URL.
# Ends with exit code 1 when the application is refused; Payara Micro by itself would stay up without it.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
jar=$1 war=$2; shift 2
: "${INSTANCE:=$PWD/instance}" "${HTTP_PORT:=8080}"
export SHARED_DB_PRIVILEGED_LOGIN=${SHARED_DB_PRIVILEGED_LOGIN:-refuse}
# Logins from files that a vault has put there, as systemd's LoadCredential= does, instead of the environment.
credential() { [ ! -f "${CREDENTIALS_DIRECTORY:-}/$2" ] || export "$1=$(cat "$CREDENTIALS_DIRECTORY/$2")"; }
credential DATABASE_URL database-url
credential SHARED_DB_MIGRATION_URL migration-url

# It unpacks itself into the temporary directory, and forgets that when it is killed.
mkdir -p "$INSTANCE/tmp"
# --noHazelcast: no cluster. Not with --nocluster: with both, Hazelcast listens on every interface.
# shellcheck disable=SC2086
"${JAVA_HOME:+$JAVA_HOME/bin/}java" ${JAVA_OPTS:-} -Djava.io.tmpdir="$INSTANCE/tmp" -jar "$jar" \
  --prebootcommandfile "$here/pre-boot-commands.asadmin" --noHazelcast --disablephonehome \
  --port "$HTTP_PORT" --deploy "$war" --contextroot / "$@" > "$INSTANCE/server.log" 2>&1 &
server=$!
echo $server > "$INSTANCE/server.pid"
trap 'kill $server 2>/dev/null; wait $server' TERM INT

until grep -q 'Payara Micro .* ready in ' "$INSTANCE/server.log"; do
  kill -0 $server 2>/dev/null || { echo "refused: the server ended, see $INSTANCE/server.log"; exit 1; }
  sleep 0.1
done
if ! grep -q 'was successfully deployed in' "$INSTANCE/server.log"; then
  echo "refused: see $INSTANCE/server.log"
  kill $server; wait $server || true
  exit 1
fi
echo "health: http://127.0.0.1:$HTTP_PORT/health/ready"
echo "ready: http://127.0.0.1:$HTTP_PORT/"
wait $server
