// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.http;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.BeforeTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.junit.jupiter.api.extension.TestWatcher;

/**
 * What a server cannot do, by name and with its reason: {@code differences/<server>.properties} has a line
 * {@code NotesRules.aMethod = text | reason}, with the display name in brackets for one case of several. Such a test runs
 * too: it has to fail, and with that text in its failure or in what the server says; otherwise the line is wrong.
 */
final class Differences implements BeforeTestExecutionCallback, TestExecutionExceptionHandler, AfterTestExecutionCallback,
    AfterAllCallback, TestWatcher {

  private static final Map<String, Difference> KNOWN = Difference.of(Outcome.SERVER);
  private static final Namespace HERE = Namespace.create(Differences.class);

  @Override
  public void beforeTestExecution(ExtensionContext test) {
    Said.testBegins();
  }

  @Override
  public void handleTestExecutionException(ExtensionContext test, Throwable failure) throws Throwable {
    Optional<Difference> known = known(test);
    if (known.isPresent() && isTold(known.get().text(), failure)) {
      Outcome.difference(known.get().reason());
      test.getStore(HERE).put(HERE, true);
      return;
    }
    known.ifPresent(difference -> failure.addSuppressed(new AssertionError(
        "This fails otherwise than " + Difference.file(Outcome.SERVER) + " says, without: " + difference.text())));
    throw failure;
  }

  @Override
  public void afterTestExecution(ExtensionContext test) {
    Optional<Difference> known = known(test);
    if (known.isPresent() && test.getExecutionException().isEmpty() && test.getStore(HERE).get(HERE) == null) {
      throw new AssertionError("This works here by now. Remove it from " + Difference.file(Outcome.SERVER) + ": "
          + known.get().reason());
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

  private static Optional<Difference> known(ExtensionContext test) {
    Method method = test.getRequiredTestMethod();
    String name = method.getDeclaringClass().getSimpleName() + "." + method.getName();
    return Optional.ofNullable(KNOWN.getOrDefault(name + "[" + test.getDisplayName() + "]", KNOWN.get(name)));
  }

  /** Some servers write their log a moment later. */
  private static boolean isTold(String text, Throwable failure) throws InterruptedException {
    StringWriter trace = new StringWriter();
    failure.printStackTrace(new PrintWriter(trace, true));
    boolean told = trace.toString().contains(text);
    for (int i = 0; i < 50 && !told; i++) {
      told = Said.text().contains(text);
      if (!told) {
        Thread.sleep(100);
      }
    }
    return told;
  }
}
