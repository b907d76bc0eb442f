// SPDX-License-Identifier: Apache-2.0
/**
 * The user's id rides with the first statement that touches rows: a filter between pgjdbc and its socket.
 *
 * <p>Four things a reader can tell apart, along the way of a byte:
 * <ol>
 * <li>the sockets that the driver asks for ({@link io.shareddb.internal.wire.WireSocketFactory},
 *     {@link io.shareddb.internal.wire.WireSslFactory});
 * <li>framing: bytes to messages and back ({@code FrontendFraming}, {@code BackendFraming}; chapter "Message Flow" and
 *     "Message Formats" of PostgreSQL's "Frontend/Backend Protocol");
 * <li>the state: what is owed and what is open ({@code ReplyQueue}, {@code TransactionState},
 *     {@code Conversation}; sections "Simple Query", "Extended Query" and "Pipelining");
 * <li>the policy: which statement needs the user, and what to put in front of it ({@code StatementKind},
 *     {@code UserPolicy}, {@code QueryRewrite}).
 * </ol>
 *
 * <p>Depends on the JDK, on pgjdbc and on {@link io.shareddb.internal.context.IdentityInForce} with its
 * {@link io.shareddb.internal.context.RlsIdentity}, so that it can be packed apart; of what these need it uses
 * {@link io.shareddb.internal.Message}, which needs nothing. A test asks jdeps.
 */
package io.shareddb.internal.wire;
