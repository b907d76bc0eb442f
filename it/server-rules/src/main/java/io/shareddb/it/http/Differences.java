// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.junit.jupiter.api.extension.TestWatcher;

/**
 * What a server cannot do, by name and with its reason: {@code differences/<server>.properties} has a line
 * {@code NotesRules.aMethod = reason}, with the display name in brackets for one case of several. Such a test runs too: it has to
 * fail, and when it does not, the line is wrong.
 */
final class Differences
    implements TestExecutionExceptionHandler, AfterTestExecutionCallback, AfterAllCallback, TestWatcher {

  private static final Properties KNOWN = read();
  private static final Namespace HERE = Namespace.create(Differences.class);

  @Override
  public void handleTestExecutionException(ExtensionContext test, Throwable failure) throws Throwable {
    if (reason(test).isEmpty()) {
      throw failure;
    }
    Outcome.difference(reason(test).get());
    test.getStore(HERE).put(HERE, true);
  }

  @Override
  public void afterTestExecution(ExtensionContext test) {
    if (reason(test).isPresent() && test.getStore(HERE).get(HERE) == null) {
      throw new AssertionError("This works here by now. Remove it from " + file() + ": " + reason(test).get());
    }
  }

  @Override
  public void testSuccessful(ExtensionContext test) {
    Outcome.passed();
  }

  @Override
  public void testFailed(ExtensionContext test, Throwable cause) {
    Outcome.failed();
  }

  @Override
  public void afterAll(ExtensionContext rules) {
    Outcome.sayProgress(rules.getRequiredTestClass().getSimpleName());
  }

  private static Optional<String> reason(ExtensionContext test) {
    Method method = test.getRequiredTestMethod();
    String name = method.getDeclaringClass().getSimpleName() + "." + method.getName();
    return Optional.ofNullable(KNOWN.getProperty(name + "[" + test.getDisplayName() + "]", KNOWN.getProperty(name)));
  }

  private static String file() {
    return "differences/" + Outcome.SERVER + ".properties";
  }

  private static Properties read() {
    Properties differences = new Properties();
    try (InputStream content = Differences.class.getResourceAsStream("/" + file())) {
      if (content != null) {
        differences.load(content);
      }
      return differences;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
