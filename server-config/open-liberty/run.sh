#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Runs one application on Open Liberty in the foreground: run.sh <wlp> <application.war> <shared-db-...-jdbc.jar>
# The database and its logins come from the environment: DATABASE_URL, SHARED_DB_MIGRATION_URL.
# Ends with exit code 1 when the application is refused; Open Liberty by itself would stay up without it.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
home=$1 war=$2 jdbc=$3; shift 3
: "${INSTANCE:=instance}" "${SERVER_XML:=$here/server.xml}"
# What servers unpack of an application may hold logins.
umask 077
mkdir -p "$INSTANCE"
INSTANCE=$(cd "$INSTANCE" && pwd)
# The server inherits the lock, and keeps it when this script is killed.
exec 9>> "$INSTANCE/lock"
flock -n 9 || { echo "refused: a server runs in $INSTANCE already"; exit 1; }
export HTTP_PORT=${HTTP_PORT:-8080}
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

# The installation stays as it was unzipped; all that changes lies in the instance.
export WLP_USER_DIR=$INSTANCE/usr JVM_ARGS=${JAVA_OPTS:-}
server_dir=$WLP_USER_DIR/servers/application

# Locks Open Liberty's own keys, without which nobody can sign in, and is kept for the next start with them. Set it, where
# several servers are to share sign-ins.
password=$INSTANCE/keystore-password
given=${keystore_password:-}
if { [ -n "$given" ] && [ -e "$password" ]; } || { [ -z "$given" ] && [ ! -s "$password" ]; }; then
  # What another password locks, Open Liberty makes anew.
  rm -f "$server_dir"/resources/security/{ltpa.keys,key.p12} "$password"
fi
if [ -z "$given" ]; then
  [ -e "$password" ] || od -An -N16 -tx1 /dev/urandom | tr -d ' \n' > "$password"
  keystore_password=$(cat "$password")
fi
export keystore_password

# Each application has a file of its own here, which Open Liberty watches.
applications=$server_dir/configDropins/overrides
# What deploy.sh added before stays away, as does a pool that is no longer asked for: one application is run.
for file in "$server_dir"/apps/*; do rm -f "$applications/${file##*/}.xml"; done
rm -rf "$server_dir/apps" "$applications/managed-pool.xml"
mkdir -p "$applications"
cp "$SERVER_XML" "$server_dir/server.xml"
cp "$jdbc" "$server_dir/shared-db-jdbc.jar"
# A pool of the server's instead of the application's, where MANAGED_POOL is set.
if [ -n "${MANAGED_POOL:-}" ]; then
  cp "$here/managed-pool.xml" "$applications"
fi
cp "$here/application.xml" "$INSTANCE"

running="kill -0 \"\$(cat '$INSTANCE/server.pid')\" 2>/dev/null || { echo 'refused: the server is not running'; exit 1; }"
# CWWKZ0001I, CWWKZ0003I: started, updated; CWWKZ0009I: stopped; CWWKZ0002E, CWWKZ0004E, CWWKZ0012I, CWWKZ0013E,
# CWWKZ0014W, CWWKZ0021E: refused.
cat > "$INSTANCE/deploy.sh" <<END
# Adds or replaces an application without stopping the server: deploy.sh <name; ROOT for /> <application.war or .ear>
set -e
umask 077
# Whoever else deploys waits.
exec 9>> "$INSTANCE/deploying"
flock 9
[ "\${3:-}" = at-start ] || $running
# Under a new name each time: what Open Liberty reads is never half a file.
archive="$server_dir/apps/\$1/\$(date +%s%N).\${2##*.}"
mkdir -p "$server_dir/apps/\$1"
# Where an .ear puts its WARs, it says itself.
kind=; [ "\${2##*.}" = war ] || kind='s#webApplication#enterpriseApplication#; s# contextRoot="[^"]*"##;'
seen=\$(wc -c < "$INSTANCE/server.log")
cp "\$2" "\$archive"
sed -e "\$kind s#=\"ROOT\"#=\"\$1\"#g; s#ROOT\.war#\$archive#; s#contextRoot=\"/#&\${1#ROOT}#" \\
  "$INSTANCE/application.xml" > "$INSTANCE/incoming"
mv "$INSTANCE/incoming" "$applications/\$1.xml"
[ "\${3:-}" != at-start ] || exit 0
said() { tail -c "+\$((seen + 1))" "$INSTANCE/server.log" | grep -qE "CWWKZ00(\$1): .*\b\$2\b"; }
until said '01I|03I' "\$1"; do
  ! said '02E|04E|12I|13E|14W|21E' "\$1" || { echo "refused: see $INSTANCE/server.log"; exit 1; }
  $running
  sleep 0.3
done
find "$server_dir/apps/\$1" -type f ! -path "\$archive" -delete
END
cat > "$INSTANCE/undeploy.sh" <<END
# Takes an application out of the running server: undeploy.sh <name>
set -e
$running
seen=\$(wc -c < "$INSTANCE/server.log")
rm "$applications/\$1.xml"
until tail -c "+\$((seen + 1))" "$INSTANCE/server.log" | grep -qE "CWWKZ0009I: .*\b\$1\b"; do
  $running
  sleep 0.3
done
rm -r "$server_dir/apps/\$1"
END
: > "$INSTANCE/server.log"
bash "$INSTANCE/deploy.sh" ROOT "$war" at-start

bash "$home/bin/server" run application "$@" > "$INSTANCE/server.log" 2>&1 &
server=$!
echo $server > "$INSTANCE/server.pid"
trap 'kill $server 2>/dev/null; wait $server' TERM INT HUP

# CWWKO0219I: it listens, which may come after the application has started; CWWKO0221E: the port is taken.
until grep -q 'CWWKZ0001I' "$INSTANCE/server.log" && grep -q 'CWWKO0219I' "$INSTANCE/server.log"; do
  if grep -qE 'CWWKZ00(02E|04E|12I|14W|21E)|CWWKO0221E' "$INSTANCE/server.log" || ! kill -0 $server 2>/dev/null; then
    echo "refused: see $INSTANCE/server.log"
    kill $server 2>/dev/null && wait $server || true
    exit 1
  fi
  sleep 0.1
done
echo "health: http://127.0.0.1:$HTTP_PORT/health/ready"
echo "ready: http://127.0.0.1:$HTTP_PORT/"
wait $server
