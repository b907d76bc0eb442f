#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Tells WildFly that the persistence units of an application are EclipseLink's, and leaves the WAR as it is: a deployment
# overlay takes the place of its persistence.xml. overlay.sh <deployment> <application.war>, as ../wildfly/run.sh calls it.
set -euo pipefail
file=WEB-INF/classes/META-INF/persistence.xml
xml=$INSTANCE/eclipselink/$1.xml
mkdir -p "$(dirname "$xml")"
command -v unzip > /dev/null || { echo "refused: there is no unzip"; exit 1; }
# 11: the WAR has no such file.
unzip -p "$2" "$file" > "$xml.old" 2>/dev/null || [ $? = 11 ] || { echo "refused: unzip cannot read $2"; exit 1; }
do=() old=
# WildFly does not replace what an overlay holds.
if grep -q "<deployment-overlay name=\"$1\"" "$INSTANCE/configuration/standalone.xml"; then
  do+=("deployment-overlay remove --name=$1") old=yes
fi
if [ -s "$xml.old" ]; then
  # WildFly starts such a unit only after the application's data sources when it leaves the classes alone.
  property='<property name="jboss.as.jpa.classtransformer" value="false"/>'
  grep -q '<properties>' "$xml.old" && properties="s#<properties>#&$property#" \
    || properties="s#</persistence-unit>#<properties>$property</properties>&#"
  sed -e 's#<jta-data-source>#<provider>org.eclipse.persistence.jpa.PersistenceProvider</provider>&#' -e "$properties" \
    "$xml.old" > "$xml.new"
  do+=("deployment-overlay add --name=$1 --content=$file=$xml.new --deployments=$1")
else
  # An overlay would give it the units of the WAR that was here before.
  [ ${#do[@]} -gt 0 ] || exit 0
  : > "$xml.new"
fi
[ -z "$old" ] || ! cmp -s "$xml.new" "$xml" || exit 0
commands=$(IFS=,; echo "${do[*]}")
if [ -e "$INSTANCE/server.pid" ]; then
  bash "$WILDFLY/bin/jboss-cli.sh" --connect --controller="127.0.0.1:$MANAGEMENT_PORT" --commands="$commands"
else
  JAVA_OPTS="-Djboss.server.base.dir=$INSTANCE" bash "$WILDFLY/bin/jboss-cli.sh" \
    --commands="embed-server --server-config=standalone.xml,$commands,stop-embedded-server"
fi
# Only now: what failed is tried again.
mv "$xml.new" "$xml"
