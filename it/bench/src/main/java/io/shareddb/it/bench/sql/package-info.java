// SPDX-License-Identifier: Apache-2.0
/**
 * What the SQL costs: policies beside {@code WHERE user_id = ?}, audited tables beside others, and protecting a table.
 *
 * <p>Both sides of a comparison take turns in one run, each by JDBC with prepared statements on a connection of its
 * own to 127.0.0.1, as the runtime login. Two clocks are read: the client's, which is what an application waits for,
 * and the CPU time of the server's process, which leaves the network and the client out and is the stricter one.
 */
package io.shareddb.it.bench.sql;
