// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Where a process takes connections, as Linux has it in {@code /proc}. */
final class ListeningSockets {

  private static final String LISTENING = "0A";

  private ListeningSockets() {
  }

  static List<InetSocketAddress> of(long pid) throws IOException {
    Path process = Path.of("/proc", String.valueOf(pid));
    Set<String> own = sockets(process.resolve("fd"));
    List<InetSocketAddress> found = new ArrayList<>();
    for (String table : List.of("tcp", "tcp6")) {
      for (String line : Files.readAllLines(process.resolve("net").resolve(table))) {
        String[] column = line.strip().split("\\s+");
        if (column[3].equals(LISTENING) && own.contains("socket:[" + column[9] + "]")) {
          found.add(address(column[1]));
        }
      }
    }
    return found;
  }

  private static Set<String> sockets(Path descriptors) throws IOException {
    Set<String> names = new HashSet<>();
    try (Stream<Path> all = Files.list(descriptors)) {
      for (Path descriptor : all.toList()) {
        // It may be closed by now, which ends in no file to read.
        if (Files.isSymbolicLink(descriptor)) {
          names.add(Files.readSymbolicLink(descriptor).toString());
        }
      }
    }
    return names;
  }

  /** Hexadecimal, the address in words of the machine's order of bytes. */
  private static InetSocketAddress address(String text) throws IOException {
    String[] part = text.split(":");
    ByteBuffer words = ByteBuffer.wrap(HexFormat.of().parseHex(part[0]));
    ByteBuffer bytes = ByteBuffer.allocate(words.capacity()).order(ByteOrder.nativeOrder());
    while (words.hasRemaining()) {
      bytes.putInt(words.getInt());
    }
    // What is IPv4 in IPv6 becomes IPv4.
    return new InetSocketAddress(InetAddress.getByAddress(bytes.array()), Integer.parseInt(part[1], 16));
  }
}
