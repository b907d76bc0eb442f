// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.RequestScoped;
import jakarta.interceptor.Interceptor;
import java.lang.annotation.Annotation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A bean that is discovered and registered as well would be there twice: of its observers and counters, too. */
class DiscoveryTest {

  private static final Path CLASSES = Path.of("target/classes");
  private static final List<Class<? extends Annotation>> BEAN_DEFINING =
      List.of(ApplicationScoped.class, RequestScoped.class, Dependent.class, Interceptor.class);

  @Test
  void oneBeanIsDiscoveredAndNoOther() throws Exception {
    List<Pattern> excluded = Pattern.compile("exclude name=\"([^\"]+)\"")
        .matcher(Files.readString(CLASSES.resolve("META-INF/beans.xml"))).results()
        .map(found -> found.group(1).replace(".**", "[.].+").replace(".*", "[.][^.]+"))
        .map(Pattern::compile).toList();
    try (Stream<Path> files = Files.walk(CLASSES)) {
      List<String> discovered = files.map(file -> CLASSES.relativize(file).toString())
          .filter(file -> file.endsWith(".class") && !file.contains("-info"))
          .map(file -> file.substring(0, file.length() - 6).replace('/', '.').replace('\\', '.'))
          .filter(name -> excluded.stream().noneMatch(pattern -> pattern.matcher(name).matches()))
          .filter(DiscoveryTest::definesABean).toList();
      assertThat(discovered).containsExactly(SharedPersistence.class.getName());
    }
  }

  private static boolean definesABean(String name) {
    try {
      Class<?> type = Class.forName(name, false, DiscoveryTest.class.getClassLoader());
      return BEAN_DEFINING.stream().anyMatch(type::isAnnotationPresent);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }
}
