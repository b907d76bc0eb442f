// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.identity;

import io.shareddb.SharedDbException;
import io.shareddb.UnknownCallerException;
import io.shareddb.internal.Message;
import io.shareddb.internal.cdi.SharedDbExtension;
import io.shareddb.internal.config.Excerpt;
import io.shareddb.spi.Identity;
import io.shareddb.spi.UserIdResolver;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;
import java.security.Principal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Asks the resolvers in their order. */
@ApplicationScoped
public class ResolverChain {

  private final List<UserIdResolver> resolvers;

  /** For the container's proxy. */
  protected ResolverChain() {
    resolvers = List.of();
  }

  /**
   * For the container.
   *
   * @param extension knows the application's and the module's
   * @param beans gives them
   */
  @Inject
  public ResolverChain(SharedDbExtension extension, BeanManager beans) {
    this(extension.extensionPoints().of(UserIdResolver.class, beans));
  }

  ResolverChain(List<UserIdResolver> all) {
    resolvers = all.stream().sorted(Comparator.comparingInt(UserIdResolver::priority).reversed()).toList();
  }

  /**
   * Tells who a caller is. The first who knows decides; an exception is a decision too.
   *
   * @param caller whom the server has authenticated
   * @return who it is
   * @throws UnknownCallerException when nobody knows
   */
  public Identity resolve(Principal caller) {
    return resolvers.stream()
        .map(resolver -> ask(resolver, caller))
        .flatMap(Optional::stream)
        .findFirst()
        .orElseThrow(() -> new UnknownCallerException(Message.NOT_RESOLVED, Excerpt.of(String.valueOf(caller.getName())),
            caller.getClass().getName(), names()));
  }

  private static Optional<Identity> ask(UserIdResolver resolver, Principal caller) {
    try {
      return resolver.resolve(caller);
    } catch (SharedDbException e) {
      throw e;
    } catch (RuntimeException e) {
      throw new UnknownCallerException(e, Message.RESOLVER_FAILED, name(resolver), Excerpt.of(String.valueOf(e.getMessage())));
    }
  }

  private String names() {
    return resolvers.stream().map(ResolverChain::name).collect(Collectors.joining(", "));
  }

  /** Without what a container's proxy adds. */
  private static String name(UserIdResolver resolver) {
    return resolver.getClass().getSimpleName().replaceFirst("\\$.*$", "");
  }
}
