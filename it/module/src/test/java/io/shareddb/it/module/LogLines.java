// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.module;

import java.text.MessageFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Listens to what a class of the module tells the operator. */
public final class LogLines implements AutoCloseable {

  private final List<String> lines = new CopyOnWriteArrayList<>();
  private final Logger logger;
  private final Handler handler = new Handler() {
    @Override
    public void publish(LogRecord entry) {
      lines.add(entry.getParameters() == null ? entry.getMessage()
          : MessageFormat.format(entry.getMessage(), entry.getParameters()));
    }

    @Override
    public void flush() {
      // Nothing is kept back.
    }

    @Override
    public void close() {
      // Nothing is open.
    }
  };

  private LogLines(Logger logger) {
    this.logger = logger;
    logger.addHandler(handler);
  }

  /** Listens until it is closed. */
  public static LogLines of(Class<?> speaker) {
    return new LogLines(Logger.getLogger(speaker.getName()));
  }

  /** Gives what was said so far. */
  public List<String> lines() {
    return lines;
  }

  @Override
  public void close() {
    logger.removeHandler(handler);
  }
}
