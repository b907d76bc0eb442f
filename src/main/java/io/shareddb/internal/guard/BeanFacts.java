// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.guard;

import io.shareddb.RlsScoped;
import jakarta.annotation.Resource;
import jakarta.annotation.sql.DataSourceDefinition;
import jakarta.annotation.sql.DataSourceDefinitions;
import jakarta.enterprise.inject.spi.AnnotatedField;
import jakarta.enterprise.inject.spi.AnnotatedMember;
import jakarta.enterprise.inject.spi.AnnotatedMethod;
import jakarta.enterprise.inject.spi.AnnotatedType;
import jakarta.enterprise.inject.spi.InjectionPoint;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceContextType;
import jakarta.persistence.PersistenceUnit;
import java.lang.reflect.Member;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javax.sql.DataSource;

/** What the container shows of the application's classes while it reads them; judged later, with everything else. */
public final class BeanFacts {

  private static final String OURS = "io.shareddb.internal.";

  /** The unit is empty where the class names none. */
  private record OfUnit(String unit, Finding finding) {
  }

  private final List<Finding> findings = new ArrayList<>();
  private final List<OfUnit> ofUnits = new ArrayList<>();
  private final Map<String, String> dataSources = new LinkedHashMap<>();

  /** Nothing is known yet. */
  public BeanFacts() {
    // The extension tells, class by class.
  }

  /**
   * Keeps what matters of a class.
   *
   * @param type the class as CDI sees it
   */
  public void type(AnnotatedType<?> type) {
    if (type.getJavaClass().getName().startsWith(OURS)) {
      return;
    }
    scopedMethods(type);
    for (AnnotatedField<?> field : type.getFields()) {
      persistenceContext(field, field.getJavaMember().getType());
      persistenceUnit(field);
      resource(field, field.getJavaMember().getType());
    }
    for (AnnotatedMethod<?> method : type.getMethods()) {
      persistenceContext(method, method.getJavaMember().getReturnType());
      persistenceUnit(method);
      if (method.getJavaMember().getParameterCount() == 1) {
        resource(method, method.getJavaMember().getParameterTypes()[0]);
      }
    }
    Stream.concat(type.getAnnotations(DataSourceDefinition.class).stream(),
            type.getAnnotations(DataSourceDefinitions.class).stream().flatMap(several -> Stream.of(several.value())))
        .forEach(definition -> dataSources.put(definition.name(), type.getJavaClass().getName()));
  }

  /**
   * Keeps what is injected.
   *
   * @param point an injection point of a plain EntityManager
   */
  public void injection(InjectionPoint point) {
    if (!point.getMember().getDeclaringClass().getName().startsWith(OURS)) {
      plainEntityManager(point.getMember(), "@Inject without @SharedDb");
    }
  }

  /**
   * Keeps what is injected.
   *
   * @param point an injection point of an EntityManagerFactory
   */
  public void factory(InjectionPoint point) {
    if (!point.getMember().getDeclaringClass().getName().startsWith(OURS)) {
      plainEntityManager(point.getMember(), "@Inject EntityManagerFactory");
    }
  }

  /**
   * Gives what is wrong with the classes themselves.
   *
   * @param elsewhere the persistence units of other databases, of which nothing is wrong here
   */
  List<Finding> findings(Set<String> elsewhere) {
    return Stream.concat(findings.stream(), ofUnits.stream().filter(each -> !elsewhere.contains(each.unit()))
        .map(OfUnit::finding)).distinct().toList();
  }

  /** Gives the names of the data sources that classes define or look up, each with the class. */
  Map<String, String> dataSources() {
    return dataSources;
  }

  /** A method that calls another one of its own class is not intercepted either, but no annotation tells of that. */
  private void scopedMethods(AnnotatedType<?> type) {
    boolean ofClass = type.isAnnotationPresent(RlsScoped.class);
    if (ofClass && Modifier.isFinal(type.getJavaClass().getModifiers())) {
      notIntercepted(type.getJavaClass().getName(), "final class");
    }
    for (AnnotatedMethod<?> method : type.getMethods()) {
      int modifiers = method.getJavaMember().getModifiers();
      boolean ofMethod = method.isAnnotationPresent(RlsScoped.class);
      String name = name(method.getJavaMember());
      if (ofMethod && Modifier.isPrivate(modifiers)) {
        notIntercepted(name, "private method");
      } else if (ofMethod && Modifier.isStatic(modifiers)) {
        notIntercepted(name, "static method");
      } else if (Modifier.isFinal(modifiers) && (ofMethod || ofClass && Modifier.isPublic(modifiers))
          && !Modifier.isStatic(modifiers)) {
        notIntercepted(name, "final method");
      } else if (ofMethod && !ofClass && Modifier.isFinal(type.getJavaClass().getModifiers())) {
        notIntercepted(name, "method of a final class");
      }
    }
  }

  private void notIntercepted(String object, String kind) {
    findings.add(ApplicationCheck.NOT_INTERCEPTED.at(object, kind + " " + object));
  }

  private void resource(AnnotatedMember<?> member, Class<?> type) {
    Resource resource = member.getAnnotation(Resource.class);
    if (resource != null && type == DataSource.class && !resource.lookup().isEmpty()) {
      dataSources.put(resource.lookup(), name(member.getJavaMember()));
    }
  }

  private void persistenceContext(AnnotatedMember<?> member, Class<?> type) {
    PersistenceContext context = member.getAnnotation(PersistenceContext.class);
    if (context == null || type != EntityManager.class && type != void.class) {
      return;
    }
    boolean extended = context.type() == PersistenceContextType.EXTENDED;
    ofUnits.add(new OfUnit(context.unitName(), extended
        ? entityManager(ApplicationCheck.EXTENDED_ENTITY_MANAGER, member.getJavaMember(), "PersistenceContextType.EXTENDED")
        : entityManager(ApplicationCheck.PLAIN_ENTITY_MANAGER, member.getJavaMember(), "@PersistenceContext")));
  }

  private void persistenceUnit(AnnotatedMember<?> member) {
    PersistenceUnit unit = member.getAnnotation(PersistenceUnit.class);
    if (unit != null) {
      ofUnits.add(new OfUnit(unit.unitName(),
          entityManager(ApplicationCheck.PLAIN_ENTITY_MANAGER, member.getJavaMember(), "@PersistenceUnit")));
    }
  }

  private void plainEntityManager(Member member, String how) {
    findings.add(entityManager(ApplicationCheck.PLAIN_ENTITY_MANAGER, member, how));
  }

  private static Finding entityManager(ApplicationCheck check, Member member, String how) {
    return check.at(name(member), name(member) + " (" + how + ")");
  }

  private static String name(Member member) {
    return member.getDeclaringClass().getName() + "#" + member.getName();
  }
}
