#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Runs one application on Payara Micro in the foreground: run.sh <payara-micro.jar> <application.war> [options of Payara Micro]
# The database and its logins come from the environment: DATABASE_URL, SHARED_DB_MIGRATION_URL.
# Ends with exit code 1 when the application is refused; Payara Micro by itself would stay up without it.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
jar=$1 war=$2; shift 2
: "${INSTANCE:=instance}" "${HTTP_PORT:=8080}"
# What servers unpack of an application may hold logins.
umask 077
mkdir -p "$INSTANCE/tmp"
INSTANCE=$(cd "$INSTANCE" && pwd)
# The server inherits the lock, and keeps it when this script is killed.
exec 9>> "$INSTANCE/lock"
flock -n 9 || { echo "refused: a server runs in $INSTANCE already"; exit 1; }
export SHARED_DB_PRIVILEGED_LOGIN=${SHARED_DB_PRIVILEGED_LOGIN:-refuse}
# Logins from files that a vault has put there, as systemd's LoadCredential= does, instead of the environment.
credential() {
  local file=${CREDENTIALS_DIRECTORY:-}/$2 login
  [ -n "${CREDENTIALS_DIRECTORY:-}" ] && [ -e "$file" ] || return 0
  # Apart from export, which would hide that the file cannot be read.
  login=$(cat "$file") && [ -n "$login" ] || { echo "refused: there is no login in $file"; exit 1; }
  export "$1=$login"
  [ "$1" != DATABASE_URL ] || unset SHARED_DB_URL SHARED_DB_USER SHARED_DB_PASSWORD
}
credential DATABASE_URL database-url
credential SHARED_DB_MIGRATION_URL migration-url
credential SHARED_DB_SYSTEM_URL system-url

# It unpacks itself into the temporary directory, and forgets that when it is killed.
root=$INSTANCE/root applications=$INSTANCE/root/autodeploy
rm -rf "$root"
mkdir -p "$applications/.autodeploystatus"
# It watches the folder of applications; what it is given to deploy at the start is there already, as these files tell it.
cp "$war" "$applications/ROOT.war"
touch -r "$applications/ROOT.war" "$applications/.autodeploystatus/ROOT.war" "$applications/ROOT.war_deployed"

# --noHazelcast: no cluster. Not with --nocluster: with both, Hazelcast listens on every interface.
# shellcheck disable=SC2086
"${JAVA_HOME:+$JAVA_HOME/bin/}java" ${JAVA_OPTS:-} -Djava.io.tmpdir="$INSTANCE/tmp" -jar "$jar" \
  --prebootcommandfile "$here/pre-boot-commands.asadmin" --noHazelcast --disablephonehome \
  --rootDir "$root" --port "$HTTP_PORT" --deploy "$applications/ROOT.war" --contextroot / "$@" > "$INSTANCE/server.log" 2>&1 &
server=$!
echo $server > "$INSTANCE/server.pid"
trap 'kill $server 2>/dev/null; wait $server' TERM INT HUP

until grep -q 'Payara Micro .* ready in ' "$INSTANCE/server.log"; do
  kill -0 $server 2>/dev/null || { echo "refused: the server ended, see $INSTANCE/server.log"; exit 1; }
  sleep 0.1
done
if ! grep -q 'was successfully deployed in' "$INSTANCE/server.log"; then
  echo "refused: see $INSTANCE/server.log"
  kill $server; wait $server || true
  exit 1
fi
running="kill -0 $server 2>/dev/null || { echo 'refused: the server is not running'; exit 1; }"
cat > "$INSTANCE/deploy.sh" <<END
# Adds or replaces an application without stopping the server: deploy.sh <name; ROOT for /> <application.war>
set -e
umask 077
# Whoever else deploys waits.
exec 9>> "$INSTANCE/deploying"
flock 9
$running
archive="$applications/\$1.\${2##*.}"
rm -f "\$archive"_*
cp "\$2" "$INSTANCE/incoming"
mv "$INSTANCE/incoming" "\$archive"
until [ -e "\${archive}_deployed" ]; do
  [ ! -e "\${archive}_deployFailed" ] || { echo "refused: see $INSTANCE/server.log"; exit 1; }
  $running
  sleep 0.3
done
END
cat > "$INSTANCE/undeploy.sh" <<END
# Takes an application out of the running server: undeploy.sh <name>
set -e
$running
# The place / belongs to ROOT as long as it is deployed, so that an archive without any file takes its place.
if [ "\$1" = ROOT ]; then
  { printf 'PK\005\006'; head -c 18 /dev/zero; } > "$INSTANCE/nothing.war"
  exec bash "$INSTANCE/deploy.sh" ROOT "$INSTANCE/nothing.war"
fi
for archive in "$applications/\$1."?ar; do
  rm "\$archive"
  until [ -e "\${archive}_undeployed" ]; do
    $running
    sleep 0.3
  done
  rm "\${archive}_undeployed"
done
END
echo "health: http://127.0.0.1:$HTTP_PORT/health/ready"
echo "ready: http://127.0.0.1:$HTTP_PORT/"
wait $server
