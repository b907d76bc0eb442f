#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Runs one application on GlassFish (or Payara Server) in the foreground: run.sh <its folder> <application.war>
# The database and its logins come from the environment: DATABASE_URL, SHARED_DB_MIGRATION_URL.
# Ends with exit code 1 when the application is refused; the server by itself would stay up without it.
set -euo pipefail
home=$(cd "$1" && pwd) war=$2
: "${INSTANCE:=$PWD/instance}" "${HTTP_PORT:=8080}" "${MANAGEMENT_PORT:=4848}"
# What servers unpack of an application may hold logins.
umask 077
mkdir -p "$INSTANCE"
INSTANCE=$(cd "$INSTANCE" && pwd)
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
export AS_JAVA=${JAVA_HOME:-}
# A slow first start, with migrations, is no failed one: milliseconds.
export AS_ADMIN_READTIMEOUT=${AS_ADMIN_READTIMEOUT:-7200000}
administrator=(--user admin --passwordfile "$INSTANCE/admin-password")
asadmin() { bash "$home/bin/asadmin" --terse --port "$MANAGEMENT_PORT" "${administrator[@]}" "$@"; }

if ps -o args= -p "$(cat "$INSTANCE/server.pid" 2>/dev/null)" 2>/dev/null | grep -qF -- "$INSTANCE/domain1"; then
  echo "refused: a server runs in $INSTANCE already"
  exit 1
fi
# The installation stays as it was unzipped; all that changes lies in the instance. What a start has not finished is made anew.
if [ ! -d "$INSTANCE/domain1" ]; then
  domain=$INSTANCE/domain1.new
  rm -rf "$domain"
  cp -r "$home/glassfish/domains/domain1" "$domain"
  # On 127.0.0.1 only: a proxy in front of it speaks to the world. HTTPS, remote EJBs, JMS, JMX and clusters are off.
  sed -i -E \
    -e 's#<network-listener port="(8080|4848)"#<network-listener address="127.0.0.1" port="\1"#' \
    -e 's#<network-listener port="8181"#<network-listener enabled="false" port="8181"#' \
    -e 's#<iiop-listener #<iiop-listener enabled="false" #' \
    -e '0,/<iiop-service>/s##<jms-service type="REMOTE" default-jms-host="none"><jms-host name="none" host="127.0.0.1" port="7676"/></jms-service>&#' \
    -e 's#<jmx-connector #<jmx-connector enabled="false" #' \
    -e 's#<hazelcast-config-specific-configuration#& enabled="false"#' \
    "$domain/config/domain.xml"
  # Of two heap sizes Payara Server takes either.
  heap=-Xmx512m
  for option in ${JAVA_OPTS:-}; do
    case $option in
      -Xmx*) heap=$option ;;
      *) sed -i "s#<jvm-options>-Xmx512m</jvm-options>#&<jvm-options>$option</jvm-options>#" "$domain/config/domain.xml" ;;
    esac
  done
  sed -i "s#<jvm-options>-Xmx512m</jvm-options>#<jvm-options>$heap</jvm-options>#" "$domain/config/domain.xml"
  # As unzipped, the administrator has no password, and whoever has an account on the machine is the administrator.
  password=$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')
  printf 'AS_ADMIN_PASSWORD=\nAS_ADMIN_NEWPASSWORD=%s\n' "$password" > "$INSTANCE/admin-password"
  asadmin change-admin-password --domaindir "$INSTANCE" --domain_name domain1.new
  echo "AS_ADMIN_PASSWORD=$password" > "$INSTANCE/admin-password"
  mv "$domain" "$INSTANCE/domain1"
fi
# The application of the last start goes first: Payara Server would still load it while this start's is to take its place.
sed -i -E \
  -e "/<network-listener .*name=\"http-listener-1\"/s#port=\"[0-9]+\"#port=\"$HTTP_PORT\"#" \
  -e "/<network-listener .*name=\"admin-listener\"/s#port=\"[0-9]+\"#port=\"$MANAGEMENT_PORT\"#" \
  -e '/<application-ref .*ref="ROOT"/d' -e '/<application .*name="ROOT".*[^/]>/,/<\/application>/d' \
  "$INSTANCE/domain1/config/domain.xml"
rm -rf "$INSTANCE"/domain1/{applications,applications/__internal,generated/*}/ROOT
# sed is content when it finds nothing.
listeners=$(grep -E '<(network-listener|iiop-listener|jmx-connector) .*port="[0-9]' "$INSTANCE/domain1/config/domain.xml" || true)
if grep -vE 'address="127\.0\.0\.1"|enabled="false"' <<< "$listeners" ||
    ! grep -q "port=\"$HTTP_PORT\"" <<< "$listeners" || ! grep -q "port=\"$MANAGEMENT_PORT\"" <<< "$listeners"; then
  echo "refused: the listeners in $INSTANCE/domain1/config/domain.xml are not the ones expected"
  exit 1
fi
# The server appends to its log, where the reasons of an earlier start would come first.
log=$INSTANCE/domain1/logs/server.log
[ ! -e "$log" ] || mv "$log" "$log.old"
ln -sf "$log" "$INSTANCE/server.log"

asked=
stop() { asked=yes; kill "$server" 2>/dev/null; while kill -0 "$server" 2>/dev/null; do sleep 0.2; done; }
for attempt in 1 2 3; do
  asadmin start-domain --domaindir "$INSTANCE" domain1
  server=$(cat "$INSTANCE/domain1/config/pid")
  echo "$server" > "$INSTANCE/server.pid"
  trap stop TERM INT HUP
  # GlassFish 7 comes up without writing its log now and then: the last line is that of whoever has started it.
  for _ in {1..30}; do tail -n 2 "$log" | grep -q 'admin.cli.AdminMain]]$' || break 2; sleep 0.1; done
  [ "$attempt" = 3 ] || { stop; asked=; }
done

if ! asadmin deploy --name ROOT --contextroot / --force=true "$war"; then
  # Its log is written a moment later, and what is left when it is stopped may be lost.
  for _ in {1..50}; do grep -q 'while deploying the app' "$log" && break; sleep 0.1; done
  echo "refused: see $INSTANCE/server.log"
  stop
  exit 1
fi
cat > "$INSTANCE/asadmin.sh" <<END
# Gives the running server any other command, as its administrator: asadmin.sh <command> [options]
kill -0 $server 2>/dev/null || { echo "refused: the server is not running"; exit 1; }
export AS_JAVA="$AS_JAVA" AS_ADMIN_READTIMEOUT="$AS_ADMIN_READTIMEOUT"
exec bash "$home/bin/asadmin" --terse --port "$MANAGEMENT_PORT" ${administrator[@]@Q} "\$@"
END
cat > "$INSTANCE/deploy.sh" <<END
# Adds or replaces an application without stopping the server: deploy.sh <name; ROOT for /> <application.war or .ear>
said=\$(bash "$INSTANCE/asadmin.sh" deploy --name "\$1" --contextroot "/\${1#ROOT}" --force=true "\$2" 2>&1) || {
  echo "refused: \${said#refused: }"
  exit 1
}
END
cat > "$INSTANCE/undeploy.sh" <<END
# Takes an application out of the running server: undeploy.sh <name>
exec bash "$INSTANCE/asadmin.sh" undeploy "\$1"
END
echo "ready: http://127.0.0.1:$HTTP_PORT/"
while kill -0 "$server" 2>/dev/null; do sleep 0.5; done
[ -n "$asked" ] || { echo "the server ended, see $INSTANCE/server.log"; exit 1; }
