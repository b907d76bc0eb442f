// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.cdi;

import io.shareddb.GuardReport;
import io.shareddb.RlsScoped;
import io.shareddb.SharedDb;
import io.shareddb.SharedDbException;
import io.shareddb.SignIn;
import io.shareddb.UserContext;
import io.shareddb.internal.Message;
import io.shareddb.internal.config.ConfigLookup;
import io.shareddb.internal.datasource.Copies;
import io.shareddb.internal.datasource.Pool;
import io.shareddb.internal.datasource.PoolCheck;
import io.shareddb.internal.datasource.ServerThatStays;
import io.shareddb.internal.datasource.StartUp;
import io.shareddb.internal.guard.BeanFacts;
import io.shareddb.internal.identity.ActAs;
import io.shareddb.internal.identity.AsSystem;
import io.shareddb.internal.identity.CallerIdentity;
import io.shareddb.internal.identity.KnownUsers;
import io.shareddb.internal.identity.NameResolver;
import io.shareddb.internal.identity.RequestCaller;
import io.shareddb.internal.identity.ResolverChain;
import io.shareddb.internal.identity.SignInTransaction;
import io.shareddb.internal.identity.TokenLogin;
import io.shareddb.internal.identity.UserDirectory;
import io.shareddb.internal.logging.LogContext;
import io.shareddb.spi.ActAsPolicy;
import io.shareddb.spi.UserIdResolver;
import jakarta.annotation.Resource;
import jakarta.annotation.sql.DataSourceDefinition;
import jakarta.annotation.sql.DataSourceDefinitions;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Default;
import jakarta.enterprise.inject.spi.AfterDeploymentValidation;
import jakarta.enterprise.inject.spi.AfterTypeDiscovery;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.BeforeBeanDiscovery;
import jakarta.enterprise.inject.spi.BeforeShutdown;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.InjectionPoint;
import jakarta.enterprise.inject.spi.ProcessAnnotatedType;
import jakarta.enterprise.inject.spi.ProcessBean;
import jakarta.enterprise.inject.spi.ProcessInjectionPoint;
import jakarta.enterprise.inject.spi.ProcessManagedBean;
import jakarta.enterprise.inject.spi.WithAnnotations;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceUnit;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Registers the module's beans, but for the one that META-INF/beans.xml leaves to discovery, and ends a deployment that
 * cannot work or would leak.
 */
public class SharedDbExtension implements Extension {

  private static final System.Logger LOG = System.getLogger(SharedDbExtension.class.getName());
  private static final String PERSISTENCE_XML = "META-INF/persistence.xml";

  private final ExtensionPoints extensionPoints = new ExtensionPoints(UserIdResolver.class, ActAsPolicy.class);
  private final TokenLogin tokenLogin = new TokenLogin();
  private final BeanFacts facts = new BeanFacts();
  private boolean discovered;
  private Bean<SharedPersistence> persistence;

  /** For the container. */
  public SharedDbExtension() {
    // Nothing to set up.
  }

  /** Of a module that is there twice each bean would be ambiguous, and CDI would say so before anybody else. */
  void register(@Observes BeforeBeanDiscovery event, BeanManager beans) throws IOException {
    Copies.refuseSeveral(loader());
    beansOf().forEach(type -> event.addAnnotatedType(beans.createAnnotatedType(type), type.getName()));
  }

  /** Without a unit its EntityManager could not be injected. */
  void leaveOutWithoutUnit(@Observes ProcessAnnotatedType<SharedPersistence> event) {
    discovered = true;
    if (!hasPersistenceUnit()) {
      event.veto();
    }
  }

  /** Should a server discover nothing in this jar. */
  void registerUndiscovered(@Observes AfterTypeDiscovery event, BeanManager beans) {
    if (!discovered && hasPersistenceUnit()) {
      event.addAnnotatedType(beans.createAnnotatedType(SharedPersistence.class), SharedPersistence.class.getName());
    }
  }

  /** Kept, since the extension's own view of the beans does not reach it on GlassFish and Payara. */
  void remember(@Observes ProcessManagedBean<SharedPersistence> event) {
    persistence = event.getBean();
  }

  void keep(@Observes ProcessBean<?> event) {
    extensionPoints.add(event.getBean());
    Optional.ofNullable(event.getAnnotated()).ifPresent(tokenLogin::add); // Null of a bean that an extension made up.
  }

  /**
   * Gives the beans of the application that this module asks.
   *
   * @return complete when the application has started
   */
  public ExtensionPoints extensionPoints() {
    return extensionPoints;
  }

  /**
   * Tells how the application has its callers sign in.
   *
   * @return complete when the application has started
   */
  public TokenLogin tokenLogin() {
    return tokenLogin;
  }

  void collect(@Observes @WithAnnotations({RlsScoped.class, PersistenceContext.class, PersistenceUnit.class,
      DataSourceDefinition.class, DataSourceDefinitions.class, Resource.class}) ProcessAnnotatedType<?> event) {
    facts.type(event.getAnnotatedType());
  }

  void collect(@Observes ProcessInjectionPoint<?, EntityManager> event) {
    if (event.getInjectionPoint().getQualifiers().contains(Default.Literal.INSTANCE)) {
      facts.injection(event.getInjectionPoint());
    }
  }

  void collectFactory(@Observes ProcessInjectionPoint<?, EntityManagerFactory> event) {
    if (event.getInjectionPoint().getQualifiers().contains(Default.Literal.INSTANCE)) {
      facts.factory(event.getInjectionPoint());
    }
  }

  /** Said here, since the container would only say that a dependency is not satisfied. */
  void explainMissingUnit(@Observes ProcessInjectionPoint<?, EntityManager> event) {
    InjectionPoint place = event.getInjectionPoint();
    boolean ours = place.getQualifiers().stream().anyMatch(SharedDb.class::isInstance);
    if (ours && !hasPersistenceUnit()) {
      SharedDbException refusal = new SharedDbException(Message.NO_UNIT, place.getMember());
      LOG.log(System.Logger.Level.ERROR, refusal.getMessage());
      event.addDefinitionError(refusal);
    }
  }

  void readLogin(@Observes AfterDeploymentValidation event) {
    ConfigLookup configuration = new ConfigLookup(loader());
    tokenLogin.add(key -> configuration.get(key));
  }

  void judge(@Observes AfterDeploymentValidation event, BeanManager beans) {
    try {
      LogContext.install(SharedDbExtension.class.getClassLoader());
      StartUp.ensure();
      provePool();
      Optional<SharedPersistence> unit = Optional.ofNullable(persistence).map(bean -> (SharedPersistence)
          beans.getReference(bean, SharedPersistence.class, beans.createCreationalContext(bean)));
      DeploymentJudge.judge(unit, facts, loader());
    } catch (Exception e) {
      ServerThatStays.warn();
      event.addDeploymentProblem(e);
    }
  }

  /** Or the JVM's list of drivers and the server's pools would keep what is of an application that was replaced. */
  void letGo(@Observes BeforeShutdown event) {
    try {
      StartUp.letGo();
    } catch (SQLException e) {
      LOG.log(System.Logger.Level.DEBUG, e.getMessage(), e);
    }
  }

  /** Here the application's names are known on every server; where not, the first request looks again. */
  private static void provePool() throws Exception {
    try {
      Pool.find();
    } catch (SQLException e) {
      LOG.log(System.Logger.Level.DEBUG, e.getMessage(), e);
      return;
    }
    PoolCheck.verify();
  }

  private static List<Class<?>> beansOf() {
    List<Class<?>> types = new ArrayList<>(List.of(
        RlsScopedInterceptor.class, CallerIdentity.class, RequestCaller.class, ResolverChain.class, NameResolver.class, KnownUsers.class,
        UserDirectory.class, SignInTransaction.class, ActAs.class, AsSystem.class, SignIn.class, UserContext.class,
        GuardReport.class));
    if (isPresent("org.eclipse.microprofile.jwt.JsonWebToken")) {
      types.add(io.shareddb.internal.identity.JwtResolver.class);
    }
    if (isPresent("jakarta.security.enterprise.identitystore.openid.OpenIdContext")) {
      types.add(io.shareddb.internal.identity.OpenIdResolver.class);
    }
    if (isPresent("org.eclipse.microprofile.metrics.MetricRegistry")) {
      types.add(io.shareddb.internal.metrics.MicroProfileMetrics.class);
    }
    if (isPresent("io.opentelemetry.api.metrics.Meter")) {
      types.add(io.shareddb.internal.metrics.OpenTelemetryMetrics.class);
    }
    if (isPresent("org.eclipse.microprofile.health.HealthCheck")) {
      types.add(io.shareddb.internal.health.SharedDbReadiness.class);
    }
    return types;
  }

  /** An application may use the data source alone; then there is nothing to inject. */
  private static boolean hasPersistenceUnit() {
    return loader().getResource(PERSISTENCE_XML) != null;
  }

  /** On GlassFish the thread's loader is another one until the deployment is validated. */
  private static ClassLoader loader() {
    ClassLoader ofThread = Thread.currentThread().getContextClassLoader();
    return ofThread != null && ofThread.getResource(PERSISTENCE_XML) != null ? ofThread
        : SharedDbExtension.class.getClassLoader();
  }

  private static boolean isPresent(String className) {
    try {
      Class.forName(className, false, SharedDbExtension.class.getClassLoader());
      return true;
    } catch (ClassNotFoundException | LinkageError e) {
      return false;
    }
  }
}
