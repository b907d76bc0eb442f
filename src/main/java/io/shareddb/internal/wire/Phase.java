// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.wire;

/** Where a connection stands (sections "Start-up", "SSL Session Encryption" and "Canceling Requests in Progress"). */
enum Phase {

  /** The next bytes of the driver are a packet without a type: start-up, SSL, GSS or cancel request. */
  START,

  /** The server's next byte answers the request for TLS. */
  TLS_ASKED,

  /** Signing in; the server's first ReadyForQuery ends it. */
  SIGNING_IN,

  /** Typed messages both ways. */
  MESSAGES,

  /** Not ours to read: TLS passes here (the filter then sits above it), or a cancel request. */
  RAW,

  /** Closed by us; nothing passes any more. */
  DEAD
}
