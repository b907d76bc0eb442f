#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Runs one application on WildFly in the foreground: run.sh <WildFly's folder> <application.war> [options of standalone.sh]
# The database and its logins come from the environment: DATABASE_URL, SHARED_DB_MIGRATION_URL.
# Ends with exit code 1 when the application is refused; WildFly by itself would stay up without it.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
home=$1 war=$2; shift 2
: "${INSTANCE:=instance}" "${HTTP_PORT:=8080}" "${MANAGEMENT_PORT:=9990}"
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

# Once per installation; what changes later lies in the instance.
if [ ! -e "$home/standalone/configuration/shared-db.configured" ]; then
  [ -w "$home/standalone/configuration" ] || { echo "refused: $home is not configured yet, and not yours to write"; exit 1; }
  bash "$home/bin/jboss-cli.sh" --file="$here/configure.cli" || { echo "refused: $here/configure.cli does not fit"; exit 1; }
  touch "$home/standalone/configuration/shared-db.configured"
fi
# What servers unpack of an application may hold logins.
umask 077
mkdir -p "$INSTANCE/deployments"
INSTANCE=$(cd "$INSTANCE" && pwd)
# The server inherits the lock, and keeps it when this script is killed.
exec 9>> "$INSTANCE/lock"
flock -n 9 || { echo "refused: a server runs in $INSTANCE already"; exit 1; }
# What a start has not finished is made anew.
if [ ! -d "$INSTANCE/configuration" ]; then
  rm -rf "$INSTANCE/configuration.new"
  cp -r "$home/standalone/configuration" "$INSTANCE/configuration.new" \
    || { echo "refused: $home/standalone/configuration cannot be copied"; exit 1; }
  mv "$INSTANCE/configuration.new" "$INSTANCE/configuration"
fi
rm -f "$INSTANCE/server.pid"
# A script that a variant of this folder runs first: it gets the deployment's name and the WAR.
: "${BEFORE_DEPLOYMENT:=}"
WILDFLY=$(cd "$home" && pwd)
export INSTANCE MANAGEMENT_PORT WILDFLY
[ -z "$BEFORE_DEPLOYMENT" ] || bash "$BEFORE_DEPLOYMENT" ROOT.war "$war"
cp "$war" "$INSTANCE/deployments/ROOT.war"
marker=$INSTANCE/deployments/ROOT.war
rm -f "$marker".*ed

# In a process group of its own, which gets the signals: the script hands none on, and with LAUNCH_JBOSS_IN_BACKGROUND
# it does not end when the server does.
set -m
bash "$home/bin/standalone.sh" -Djboss.server.base.dir="$INSTANCE" -b 127.0.0.1 -bmanagement 127.0.0.1 \
  -Djboss.http.port="$HTTP_PORT" -Djboss.https.port=0 -Djboss.management.http.port="$MANAGEMENT_PORT" \
  -Djboss.management.https.port=0 -Djboss.tx.node.id="n$HTTP_PORT" \
  -Djboss.as.management.blocking.timeout=7200 "$@" > "$INSTANCE/server.log" 2>&1 &
server=$!
set +m
stop() { kill -- -$server 2>/dev/null; while kill -0 -- -$server 2>/dev/null; do sleep 0.2; done; }
trap stop TERM INT HUP

# WFLYSRV0025: started; WFLYSRV0026: started with errors. Then WildFly may call an application deployed of which half is
# missing, since it waits for a data source that does not come.
until [ -e "$marker.deployed" ] && grep -q 'WFLYSRV0025' "$INSTANCE/server.log"; do
  if [ -e "$marker.failed" ] || grep -q 'WFLYSRV0026' "$INSTANCE/server.log" || ! kill -0 $server 2>/dev/null; then
    echo "refused: see $INSTANCE/server.log"
    stop
    exit 1
  fi
  sleep 0.1
done
pgrep -P $server > "$INSTANCE/server.pid" || true
running="kill -0 $server 2>/dev/null || { echo 'refused: the server is not running'; exit 1; }"
cat > "$INSTANCE/deploy.sh" <<END
# Adds or replaces an application without stopping the server: deploy.sh <name; ROOT for /> <application.war or .ear>
set -e
umask 077
# Whoever else deploys waits.
exec 9>> "$INSTANCE/deploying"
flock 9
$running
marker="$INSTANCE/deployments/\$1.\${2##*.}"
export INSTANCE="$INSTANCE" MANAGEMENT_PORT="$MANAGEMENT_PORT" WILDFLY="$WILDFLY"
[ -z "$BEFORE_DEPLOYMENT" ] || bash "$BEFORE_DEPLOYMENT" "\$1.\${2##*.}" "\$2"
cmp -s "\$2" "\$marker" || { cp "\$2" "$INSTANCE/incoming"; mv "$INSTANCE/incoming" "\$marker"; }
rm -f "\$marker.failed"
touch "\$marker.dodeploy"
working() { [ -e "\$marker.dodeploy" ] || [ -e "\$marker.isdeploying" ]; }
while working || { sleep 0.5; working; }; do
  $running
  sleep 0.2
done
# What was refused does not stay: WildFly would try it again at the next start, which then fails as a whole.
[ -e "\$marker.deployed" ] || { rm -f "\$marker" "\$marker.failed"; echo "refused: see $INSTANCE/server.log"; exit 1; }
END
cat > "$INSTANCE/undeploy.sh" <<END
# Takes an application out of the running server: undeploy.sh <name>
set -e
$running
for marker in "$INSTANCE/deployments/\$1."?ar; do
  rm "\$marker.deployed"
  until [ -e "\$marker.undeployed" ]; do
    $running
    sleep 0.2
  done
  rm "\$marker" "\$marker.undeployed"
done
END
echo "health: http://127.0.0.1:$MANAGEMENT_PORT/health/ready"
echo "ready: http://127.0.0.1:$HTTP_PORT/"
wait $server
