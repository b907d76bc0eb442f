// SPDX-License-Identifier: Apache-2.0
/**
 * Tells PostgreSQL who works by a statement of its own at each begin: one round trip more, but nothing that depends on
 * how a driver writes its messages.
 */
package io.shareddb.internal.separate;
