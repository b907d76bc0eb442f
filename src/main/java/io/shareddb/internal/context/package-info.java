// SPDX-License-Identifier: Apache-2.0
/**
 * Who is in force: on this thread ({@link io.shareddb.internal.context.RlsScope}), in this transaction
 * ({@link io.shareddb.internal.context.TransactionIdentity}), and for the next statement
 * ({@link io.shareddb.internal.context.IdentityInForce}). Depends on the JDK and Jakarta Transactions only.
 */
package io.shareddb.internal.context;
