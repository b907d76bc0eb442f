// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.guard;

import jakarta.persistence.Cacheable;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Table;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Any other provider: as far as the specification and the annotations tell. */
final class AnyUnit implements Provider {

  private final EntityManagerFactory factory;

  AnyUnit(EntityManagerFactory factory) {
    this.factory = factory;
  }

  @Override
  public List<MappedEntity> entities() {
    return factory.getMetamodel().getEntities().stream()
        .map(entity -> new MappedEntity(entity.getJavaType(), table(entity.getJavaType(), entity.getName()), Set.of(),
            mayBeCached(entity.getJavaType())))
        .toList();
  }

  private static String table(Class<?> type, String entity) {
    return Optional.ofNullable(type.getAnnotation(Table.class)).map(Table::name).filter(name -> !name.isEmpty())
        .orElse(entity);
  }

  /** What is not said is the provider's choice, and so may be cached. */
  private boolean mayBeCached(Class<?> type) {
    Object mode = factory.getProperties().getOrDefault("jakarta.persistence.sharedCache.mode", "UNSPECIFIED");
    Cacheable said = type.getAnnotation(Cacheable.class);
    return switch (mode.toString()) {
      case "NONE" -> false;
      case "ENABLE_SELECTIVE" -> said != null && said.value();
      case "ALL" -> true;
      default -> said == null || said.value();
    };
  }

  @Override
  public List<CachedQuery> cachedQueries() {
    return List.of();
  }

  @Override
  public boolean readsInTransaction() {
    return true;
  }

  @Override
  public void translateErrors() {
    // No way is known.
  }

  @Override
  public void watchUse() {
    // Nor for this: OwnedEntity asks by itself.
  }
}
