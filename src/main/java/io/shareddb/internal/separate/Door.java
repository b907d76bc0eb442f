// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.separate;

import java.sql.Connection;

/**
 * What the objects of one connection share.
 *
 * @param connection what the application knows as the connection
 * @param setting keeps the user right
 */
record Door(Connection connection, UserSetting setting) {
}
