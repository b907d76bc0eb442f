// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.SocketAddress;
import java.net.SocketException;
import javax.net.ssl.HandshakeCompletedListener;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;

/** Passes on everything that pgjdbc and the JDK ask of a TLS socket. */
class DelegatingSslSocket extends SSLSocket {

  private final SSLSocket real;

  DelegatingSslSocket(SSLSocket real) {
    this.real = real;
  }

  @Override
  public String[] getSupportedCipherSuites() {
    return real.getSupportedCipherSuites();
  }

  @Override
  public String[] getEnabledCipherSuites() {
    return real.getEnabledCipherSuites();
  }

  @Override
  public void setEnabledCipherSuites(String[] suites) {
    real.setEnabledCipherSuites(suites);
  }

  @Override
  public String[] getSupportedProtocols() {
    return real.getSupportedProtocols();
  }

  @Override
  public String[] getEnabledProtocols() {
    return real.getEnabledProtocols();
  }

  @Override
  public void setEnabledProtocols(String[] protocols) {
    real.setEnabledProtocols(protocols);
  }

  @Override
  public SSLSession getSession() {
    return real.getSession();
  }

  @Override
  public SSLSession getHandshakeSession() {
    return real.getHandshakeSession();
  }

  @Override
  public void addHandshakeCompletedListener(HandshakeCompletedListener listener) {
    real.addHandshakeCompletedListener(listener);
  }

  @Override
  public void removeHandshakeCompletedListener(HandshakeCompletedListener listener) {
    real.removeHandshakeCompletedListener(listener);
  }

  @Override
  public void startHandshake() throws IOException {
    real.startHandshake();
  }

  @Override
  public void setUseClientMode(boolean mode) {
    real.setUseClientMode(mode);
  }

  @Override
  public boolean getUseClientMode() {
    return real.getUseClientMode();
  }

  @Override
  public void setNeedClientAuth(boolean need) {
    real.setNeedClientAuth(need);
  }

  @Override
  public boolean getNeedClientAuth() {
    return real.getNeedClientAuth();
  }

  @Override
  public void setWantClientAuth(boolean want) {
    real.setWantClientAuth(want);
  }

  @Override
  public boolean getWantClientAuth() {
    return real.getWantClientAuth();
  }

  @Override
  public void setEnableSessionCreation(boolean flag) {
    real.setEnableSessionCreation(flag);
  }

  @Override
  public boolean getEnableSessionCreation() {
    return real.getEnableSessionCreation();
  }

  @Override
  public SSLParameters getSSLParameters() {
    return real.getSSLParameters();
  }

  @Override
  public void setSSLParameters(SSLParameters parameters) {
    real.setSSLParameters(parameters);
  }

  @Override
  public String getApplicationProtocol() {
    return real.getApplicationProtocol();
  }

  @Override
  public InputStream getInputStream() throws IOException {
    return real.getInputStream();
  }

  @Override
  public OutputStream getOutputStream() throws IOException {
    return real.getOutputStream();
  }

  @Override
  public void connect(SocketAddress endpoint, int timeout) throws IOException {
    real.connect(endpoint, timeout);
  }

  @Override
  public void close() throws IOException {
    real.close();
  }

  @Override
  public boolean isClosed() {
    return real.isClosed();
  }

  @Override
  public boolean isConnected() {
    return real.isConnected();
  }

  @Override
  public boolean isBound() {
    return real.isBound();
  }

  @Override
  public void setSoTimeout(int timeout) throws SocketException {
    real.setSoTimeout(timeout);
  }

  @Override
  public int getSoTimeout() throws SocketException {
    return real.getSoTimeout();
  }

  @Override
  public void setTcpNoDelay(boolean on) throws SocketException {
    real.setTcpNoDelay(on);
  }

  @Override
  public boolean getTcpNoDelay() throws SocketException {
    return real.getTcpNoDelay();
  }

  @Override
  public void setKeepAlive(boolean on) throws SocketException {
    real.setKeepAlive(on);
  }

  @Override
  public boolean getKeepAlive() throws SocketException {
    return real.getKeepAlive();
  }

  @Override
  public void setReceiveBufferSize(int size) throws SocketException {
    real.setReceiveBufferSize(size);
  }

  @Override
  public int getReceiveBufferSize() throws SocketException {
    return real.getReceiveBufferSize();
  }

  @Override
  public void setSendBufferSize(int size) throws SocketException {
    real.setSendBufferSize(size);
  }

  @Override
  public int getSendBufferSize() throws SocketException {
    return real.getSendBufferSize();
  }

  @Override
  public InetAddress getInetAddress() {
    return real.getInetAddress();
  }

  @Override
  public InetAddress getLocalAddress() {
    return real.getLocalAddress();
  }

  @Override
  public SocketAddress getRemoteSocketAddress() {
    return real.getRemoteSocketAddress();
  }

  @Override
  public SocketAddress getLocalSocketAddress() {
    return real.getLocalSocketAddress();
  }

  @Override
  public int getPort() {
    return real.getPort();
  }

  @Override
  public int getLocalPort() {
    return real.getLocalPort();
  }
}
