// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each line of a server's differences names a rule, how it fails, and why. */
class DifferenceTest {

  private static final Pattern RULE = Pattern.compile("(\\w+)\\.(\\w+)(?:\\[(\\w+)])?");

  static List<String> servers() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("src/main/resources/differences"))) {
      return files.map(file -> file.getFileName().toString().replace(".properties", "")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("servers")
  void eachLineNamesARuleAndHowItFails(String server) {
    assertThat(Difference.of(server)).isNotEmpty().allSatisfy((name, difference) -> {
      Matcher rule = RULE.matcher(name);
      assertThat(rule.matches()).isTrue();
      Method method = method(rule.group(1), rule.group(2));
      if (rule.group(3) != null) {
        assertThat(method.getParameterTypes()[0].getEnumConstants()).extracting(Object::toString).contains(rule.group(3));
      }
      assertThat(difference.text()).isNotBlank();
      assertThat(difference.reason()).isNotBlank();
    });
  }

  private static Method method(String rules, String name) {
    try {
      return Arrays.stream(Class.forName("io.shareddb.it.http." + rules).getDeclaredMethods())
          .filter(each -> each.getName().equals(name)).findFirst().orElseThrow();
    } catch (ClassNotFoundException e) {
      throw new AssertionError(e);
    }
  }
}
