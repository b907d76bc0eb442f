// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.cdi;

import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;

/**
 * The beans by which an application answers this module's questions. Kept as the container found them: to a bean of a
 * library Payara injects those of libraries only, not those of the application itself.
 */
public final class ExtensionPoints {

  private final List<Bean<?>> beans = new ArrayList<>();
  private final List<Class<?>> types;

  /**
   * Makes an empty list.
   *
   * @param types which types to keep
   */
  ExtensionPoints(Class<?>... types) {
    this.types = List.of(types);
  }

  void add(Bean<?> bean) {
    if (types.stream().anyMatch((Type type) -> bean.getTypes().contains(type))) {
      beans.add(bean);
    }
  }

  /**
   * Gives all beans of a type.
   *
   * @param type one of those that are kept
   * @param manager any of the application
   * @param <T> the type
   * @return the application's and the module's own
   */
  public <T> List<T> of(Class<T> type, BeanManager manager) {
    return beans.stream().filter(bean -> bean.getTypes().contains(type))
        .map(bean -> type.cast(manager.getReference(bean, type, manager.createCreationalContext(bean))))
        .toList();
  }
}
