// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.function.Supplier;
import javax.net.ssl.SSLSocket;

/** A TLS socket whose streams are filtered above TLS. */
final class WireSslSocket extends DelegatingSslSocket {

  /** What the driver does after a handshake with its own factory. */
  interface AfterHandshake {

    void check() throws IOException;
  }

  private final FilteredStreams streams;
  private final AfterHandshake afterHandshake;

  WireSslSocket(SSLSocket real, Supplier<Conversation> conversation, AfterHandshake afterHandshake) {
    super(real);
    this.streams = new FilteredStreams(real, conversation);
    this.afterHandshake = afterHandshake;
  }

  @Override
  public InputStream getInputStream() throws IOException {
    return streams.in(super::getInputStream);
  }

  @Override
  public OutputStream getOutputStream() throws IOException {
    return streams.out(super::getOutputStream);
  }

  @Override
  public void startHandshake() throws IOException {
    super.startHandshake();
    afterHandshake.check();
  }
}
