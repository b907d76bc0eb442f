#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Runs one application on Open Liberty in the foreground: run.sh <wlp> <application.war> <shared-db-...-jdbc.jar>
# The database and its logins come from the environment: DATABASE_URL, SHARED_DB_MIGRATION_URL.
# Ends with exit code 1 when the application is refused; Open Liberty by itself would stay up without it.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
home=$1 war=$2 jdbc=$3; shift 3
: "${INSTANCE:=$PWD/instance}" "${SERVER_XML:=$here/server.xml}"
export HTTP_PORT=${HTTP_PORT:-8080}
export SHARED_DB_PRIVILEGED_LOGIN=${SHARED_DB_PRIVILEGED_LOGIN:-refuse}
# Logins from files that a vault has put there, as systemd's LoadCredential= does, instead of the environment.
credential() { [ ! -f "${CREDENTIALS_DIRECTORY:-}/$2" ] || export "$1=$(cat "$CREDENTIALS_DIRECTORY/$2")"; }
credential DATABASE_URL database-url
credential SHARED_DB_MIGRATION_URL migration-url

# Locks Open Liberty's own keys, without which nobody can sign in. Set it, where several servers are to share sign-ins.
export keystore_password=${keystore_password:-$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')}

# The installation stays as it was unzipped; all that changes lies in the instance.
export WLP_USER_DIR=$INSTANCE/usr JVM_ARGS=${JAVA_OPTS:-}
server_dir=$WLP_USER_DIR/servers/application
mkdir -p "$server_dir/apps"
cp "$SERVER_XML" "$server_dir/server.xml"
cp "$jdbc" "$server_dir/shared-db-jdbc.jar"
# A pool of the server's instead of the application's, where MANAGED_POOL is set.
if [ -n "${MANAGED_POOL:-}" ]; then
  mkdir -p "$server_dir/configDropins/overrides"
  cp "$here/managed-pool.xml" "$server_dir/configDropins/overrides"
fi
cp "$war" "$server_dir/apps/application.war"

bash "$home/bin/server" run application "$@" > "$INSTANCE/server.log" 2>&1 &
server=$!
echo $server > "$INSTANCE/server.pid"
trap 'kill $server 2>/dev/null; wait $server' TERM INT

# CWWKZ0001I: started; CWWKZ0002E, CWWKZ0004E, CWWKZ0012I, CWWKZ0014W: not.
until grep -q 'CWWKZ0001I' "$INSTANCE/server.log"; do
  if grep -qE 'CWWKZ00(02E|04E|12I|14W)' "$INSTANCE/server.log" || ! kill -0 $server 2>/dev/null; then
    echo "refused: see $INSTANCE/server.log"
    kill $server 2>/dev/null && wait $server || true
    exit 1
  fi
  sleep 0.1
done
echo "health: http://127.0.0.1:$HTTP_PORT/health/ready"
echo "ready: http://127.0.0.1:$HTTP_PORT/"
wait $server
