#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Runs one application on Payara Server in the foreground: run.sh <Payara's folder> <application.war>
# Payara Server is started as GlassFish is; copy that folder too.
exec bash "$(dirname "$0")/../glassfish/run.sh" "$@"
