// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.guard;

import jakarta.enterprise.inject.spi.Annotated;
import jakarta.enterprise.inject.spi.AnnotatedField;
import jakarta.enterprise.inject.spi.AnnotatedMethod;
import jakarta.enterprise.inject.spi.AnnotatedType;
import jakarta.enterprise.inject.spi.InjectionPoint;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Member;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Shows classes as a container does, by reflection alone. */
final class Shown {

  private Shown() {
  }

  static AnnotatedType<?> type(Class<?> type) {
    return annotated(AnnotatedType.class, type);
  }

  static InjectionPoint injected(Member member) {
    return proxy(InjectionPoint.class, (name, argument) -> member);
  }

  private static <A extends Annotated, E extends AnnotatedElement> A annotated(Class<A> kind, E element) {
    return proxy(kind, (name, argument) -> switch (name) {
      case "getJavaClass", "getJavaMember" -> element;
      case "isAnnotationPresent" -> element.isAnnotationPresent(annotation(argument));
      case "getAnnotation" -> element.getAnnotation(annotation(argument));
      case "getAnnotations" -> Stream.ofNullable(element.getAnnotation(annotation(argument))).collect(Collectors.toSet());
      case "getFields" -> all(AnnotatedField.class, ((Class<?>) element).getDeclaredFields());
      case "getMethods" -> all(AnnotatedMethod.class, ((Class<?>) element).getDeclaredMethods());
      default -> throw new UnsupportedOperationException(name);
    });
  }

  private static <A extends Annotated> Set<A> all(Class<A> kind, AnnotatedElement... elements) {
    return Arrays.stream(elements).map(element -> annotated(kind, element)).collect(Collectors.toSet());
  }

  private static Class<? extends Annotation> annotation(Object argument) {
    return ((Class<?>) argument).asSubclass(Annotation.class);
  }

  /** What answers a call. */
  @FunctionalInterface
  private interface Answer {
    Object to(String name, Object argument);
  }

  private static <T> T proxy(Class<T> type, Answer answer) {
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type},
        (self, method, arguments) -> switch (method.getName()) {
          case "hashCode" -> System.identityHashCode(self);
          case "equals" -> self == arguments[0];
          default -> answer.to(method.getName(), arguments == null ? Void.class : arguments[0]);
        }));
  }
}
