// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.cdi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.WithAnnotations;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

/** A server may lack what is not in its profile, or was not switched on: a container reads the extensions all the same. */
class PoorServerTest {

  private static final List<String> LACKING = List.of("jakarta.enterprise.concurrent.", "jakarta.websocket.",
      "jakarta.security.enterprise.identitystore.openid.", "org.eclipse.microprofile.jwt.", "org.eclipse.microprofile.auth.",
      "org.eclipse.microprofile.metrics.", "org.eclipse.microprofile.health.", "io.opentelemetry.");

  @Test
  void theExtensionsAreReadWithoutWhatAServerMayLack() {
    List<String> read = new ArrayList<>();
    for (Extension extension : ServiceLoader.load(Extension.class, new Poor())) {
      assertThatCode(() -> readAsAContainerDoes(extension.getClass())).as(extension.getClass().getName())
          .doesNotThrowAnyException();
      read.add(extension.getClass().getSimpleName());
    }
    assertThat(read).containsExactlyInAnyOrder("SharedDbExtension", "AsynchronousMethods");
  }

  private static void readAsAContainerDoes(Class<?> type) {
    for (Method method : type.getDeclaredMethods()) {
      method.getAnnotations();
      method.getGenericParameterTypes();
      Arrays.stream(method.getParameterAnnotations()).flatMap(Arrays::stream).filter(WithAnnotations.class::isInstance)
          .forEach(filter -> ((WithAnnotations) filter).value());
    }
  }

  /** Loads the module anew, and finds no class that is lacking. */
  private static final class Poor extends ClassLoader {

    Poor() {
      super(PoorServerTest.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (LACKING.stream().anyMatch(name::startsWith)) {
        throw new ClassNotFoundException(name);
      }
      if (!name.startsWith("io.shareddb.")) {
        return super.loadClass(name, resolve);
      }
      Class<?> known = findLoadedClass(name);
      return known == null ? define(name) : known;
    }

    private Class<?> define(String name) throws ClassNotFoundException {
      try (InputStream file = getResourceAsStream(name.replace('.', '/') + ".class")) {
        if (file == null) {
          throw new ClassNotFoundException(name);
        }
        byte[] code = file.readAllBytes();
        return defineClass(name, code, 0, code.length);
      } catch (IOException e) {
        throw new ClassNotFoundException(name, e);
      }
    }
  }
}
