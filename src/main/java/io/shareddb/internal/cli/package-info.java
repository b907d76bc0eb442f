// SPDX-License-Identifier: Apache-2.0
/**
 * The command line: {@code java -jar shared-db-<version>-cli.jar}. Needs a database and no server: nothing here may touch
 * a class of Jakarta EE.
 */
package io.shareddb.internal.cli;
