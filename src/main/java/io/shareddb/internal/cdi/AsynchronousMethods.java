// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.cdi;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.AnnotatedMethod;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.BeforeBeanDiscovery;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.ProcessAnnotatedType;
import jakarta.enterprise.inject.spi.WithAnnotations;
import jakarta.interceptor.InterceptorBinding;
import java.util.List;

/**
 * Has the methods with {@code @Asynchronous} of Jakarta Concurrency work for whoever called them, whatever executor they
 * run on: Open Liberty's default one carries no context but the server's own.
 */
public class AsynchronousMethods implements Extension {

  private static final String ASYNCHRONOUS = "jakarta.enterprise.concurrent.Asynchronous";

  /** For the container. */
  public AsynchronousMethods() {
    // Nothing to set up.
  }

  void register(@Observes BeforeBeanDiscovery event, BeanManager beans) {
    List.of(AsynchronousCall.class, AsynchronousWork.class)
        .forEach(type -> event.addAnnotatedType(beans.createAnnotatedType(type), type.getName()));
  }

  /** By its name, and by what it is annotated with itself: a server without Jakarta Concurrency does not have it. */
  void bind(@Observes @WithAnnotations(InterceptorBinding.class) ProcessAnnotatedType<?> event) {
    if (event.getAnnotatedType().getMethods().stream().anyMatch(AsynchronousMethods::isAsynchronous)) {
      event.configureAnnotatedType().filterMethods(AsynchronousMethods::isAsynchronous)
          .forEach(method -> method.add(CarriesCaller.Literal.INSTANCE));
    }
  }

  private static boolean isAsynchronous(AnnotatedMethod<?> method) {
    return method.getAnnotations().stream()
        .anyMatch(annotation -> annotation.annotationType().getName().equals(ASYNCHRONOUS));
  }

  /** What the application gives to the executor by itself, nothing here can mend. */
  void prove(@Observes @Initialized(ApplicationScoped.class) Object event) {
    DefaultExecutor.prove();
  }
}
