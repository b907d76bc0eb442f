// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.http;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * Gives a class that measures, {@link Isolated}, the machine for itself: it waits for the class that another build runs
 * here to end, and the other's next class waits for it. JUnit keeps classes of one build apart only.
 */
public final class Turns implements BeforeAllCallback, AfterAllCallback {

  private static final Path QUEUE = file("shared-db-turns.queue");
  private static final Path ROOM = file("shared-db-turns.room");

  private FileChannel room;

  @Override
  public void beforeAll(ExtensionContext rules) throws IOException {
    // Without the queue, others that come and go would keep out for ever whoever wants to be alone.
    try (FileChannel queue = open(QUEUE)) {
      queue.lock();
      room = open(ROOM);
      room.lock(0, Long.MAX_VALUE, !rules.getRequiredTestClass().isAnnotationPresent(Isolated.class));
    }
  }

  /** The lock ends with the file, also where the process is killed. */
  @Override
  public void afterAll(ExtensionContext rules) throws IOException {
    room.close();
  }

  private static FileChannel open(Path file) throws IOException {
    return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
  }

  private static Path file(String name) {
    // Another user's file, nobody else may write.
    return Path.of(System.getProperty("java.io.tmpdir"), name + "." + System.getProperty("user.name"));
  }
}
