#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Runs one application on GlassFish (or Payara Server) in the foreground: run.sh <its folder> <application.war>
# The database and its logins come from the environment: DATABASE_URL, SHARED_DB_MIGRATION_URL.
# Ends with exit code 1 when the application is refused; the server by itself would stay up without it.
set -euo pipefail
home=$1 war=$2
: "${INSTANCE:=$PWD/instance}" "${HTTP_PORT:=8080}" "${MANAGEMENT_PORT:=4848}"
export SHARED_DB_PRIVILEGED_LOGIN=${SHARED_DB_PRIVILEGED_LOGIN:-refuse}
# Logins from files that a vault has put there, as systemd's LoadCredential= does, instead of the environment.
credential() {
  local file=${CREDENTIALS_DIRECTORY:-}/$2 login
  [ -n "${CREDENTIALS_DIRECTORY:-}" ] && [ -e "$file" ] || return 0
  # Apart from export, which would hide that the file cannot be read.
  login=$(cat "$file") && [ -n "$login" ] || { echo "refused: there is no login in $file"; exit 1; }
  export "$1=$login"
}
credential DATABASE_URL database-url
credential SHARED_DB_MIGRATION_URL migration-url
credential SHARED_DB_SYSTEM_URL system-url
export AS_JAVA=${JAVA_HOME:-}
asadmin() { bash "$home/bin/asadmin" --terse --port "$MANAGEMENT_PORT" "$@"; }

# The installation stays as it was unzipped; all that changes lies in the instance.
mkdir -p "$INSTANCE"
if [ ! -d "$INSTANCE/domain1" ]; then
  cp -r "$home/glassfish/domains/domain1" "$INSTANCE"
  # On 127.0.0.1 only: a proxy in front of it speaks to the world. HTTPS, remote EJBs, JMS, JMX and clusters are off.
  sed -i -E \
    -e "s#<network-listener port=\"8080\"#<network-listener address=\"127.0.0.1\" port=\"$HTTP_PORT\"#" \
    -e "s#<network-listener port=\"8181\"#<network-listener enabled=\"false\" port=\"8181\"#" \
    -e "s#<network-listener port=\"4848\"#<network-listener address=\"127.0.0.1\" port=\"$MANAGEMENT_PORT\"#" \
    -e 's#<iiop-listener #<iiop-listener enabled="false" #' \
    -e '0,/<iiop-service>/s##<jms-service type="REMOTE" default-jms-host="none"><jms-host name="none" host="127.0.0.1" port="7676"/></jms-service>&#' \
    -e 's#<jmx-connector #<jmx-connector enabled="false" #' \
    -e 's#<hazelcast-config-specific-configuration#& enabled="false"#' \
    "$INSTANCE/domain1/config/domain.xml"
  for option in ${JAVA_OPTS:-}; do
    sed -i "s#<jvm-options>-Xmx512m</jvm-options>#&<jvm-options>$option</jvm-options>#" "$INSTANCE/domain1/config/domain.xml"
  done
fi
ln -sf "$INSTANCE/domain1/logs/server.log" "$INSTANCE/server.log"

stop() { kill "$server" 2>/dev/null; while kill -0 "$server" 2>/dev/null; do sleep 0.2; done; }
asadmin start-domain --domaindir "$INSTANCE" domain1
server=$(cat "$INSTANCE/domain1/config/pid")
echo "$server" > "$INSTANCE/server.pid"
trap stop TERM INT

if ! asadmin deploy --name ROOT --contextroot / --force=true "$war"; then
  echo "refused: see $INSTANCE/server.log"
  stop
  exit 1
fi
cat > "$INSTANCE/deploy.sh" <<END
# Adds or replaces an application without stopping the server: deploy.sh <name; ROOT for /> <application.war or .ear>
AS_JAVA="$AS_JAVA" exec bash "$home/bin/asadmin" --terse --port "$MANAGEMENT_PORT" deploy --name "\$1" --contextroot "/\${1#ROOT}" --force=true "\$2"
END
cat > "$INSTANCE/undeploy.sh" <<END
# Takes an application out of the running server: undeploy.sh <name>
AS_JAVA="$AS_JAVA" exec bash "$home/bin/asadmin" --terse --port "$MANAGEMENT_PORT" undeploy "\$1"
END
echo "ready: http://127.0.0.1:$HTTP_PORT/"
while kill -0 "$server" 2>/dev/null; do sleep 0.5; done
