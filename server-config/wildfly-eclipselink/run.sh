#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Runs one application on WildFly with EclipseLink instead of Hibernate:
# run.sh <WildFly's folder> <application.war> <eclipselink.jar> [options of standalone.sh]
# Everything else is as in ../wildfly/run.sh.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
home=$1 war=$2 eclipselink=$3; shift 3

# Once per installation: a module that comes before WildFly's own, which has all but EclipseLink itself.
module=$home/modules/org/eclipse/persistence/main
if [ ! -e "$module" ]; then
  mkdir -p "${module%/main}"
  cp -r "$home/modules/system/layers/base/org/eclipse/persistence/main" "$module.new"
  cp "$eclipselink" "$module.new/eclipselink.jar"
  sed -i -e 's#<resources>#&<resource-root path="eclipselink.jar"/>#' -e 's#<dependencies>#&<module name="java.se"/>#' \
    "$module.new/module.xml"
  mv "$module.new" "$module"
fi
export BEFORE_DEPLOYMENT=$here/overlay.sh
exec bash "$here/../wildfly/run.sh" "$home" "$war" "$@"
