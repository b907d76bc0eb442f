// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.module;

import io.shareddb.RlsScoped;
import jakarta.annotation.Resource;
import jakarta.annotation.sql.DataSourceDefinition;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceContextType;
import jakarta.persistence.PersistenceUnit;
import javax.sql.DataSource;

/** Classes of an application, for the guard to judge; the module's own packages are left out by it. */
public final class Judged {

  private Judged() {
  }

  /** Scoped where CDI does not intercept, and where it does. */
  public static class Methods {
    @RlsScoped
    private void hidden() {
    }

    @RlsScoped
    static void common() {
    }

    @RlsScoped
    public final void fixed() {
    }

    @RlsScoped
    public void open() {
      hidden();
    }

    public final void unscoped() {
    }

    private static void alsoUnscoped() {
    }
  }

  /** Scoped as a whole, which holds for what others can call. */
  @RlsScoped
  public static class Whole {
    public final void fixed() {
      helper();
    }

    public void open() {
    }

    private void helper() {
    }

    public static void common() {
    }
  }

  /** Of no subclass, so of no interceptor. */
  @RlsScoped
  public static final class Closed {
    public void call() {
    }
  }

  /** The same by one method. */
  public static final class PartlyClosed {
    @RlsScoped
    public void call() {
    }

    public void unscoped() {
    }
  }

  /** Final, and nothing of it is scoped. */
  public static final class Value {
    public void call() {
    }
  }

  /** EntityManagers that ask nobody. */
  public static class Managers {
    @PersistenceContext
    private EntityManager field;

    private EntityManager injected;

    @PersistenceContext
    void setter(EntityManager em) {
      injected = em;
    }
  }

  /** Of them come EntityManagers that live as long as one likes. */
  public static class Factories {
    @PersistenceUnit
    private EntityManagerFactory field;

    private EntityManagerFactory injected;

    @PersistenceUnit
    void setter(EntityManagerFactory factory) {
      injected = factory;
    }
  }

  /** EntityManagers that live as long as the bean. */
  public static class Conversations {
    @PersistenceContext(type = PersistenceContextType.EXTENDED)
    private EntityManager field;

    private EntityManager bySetter;

    @PersistenceContext(unitName = "notes", type = PersistenceContextType.EXTENDED)
    void setter(EntityManager em) {
      bySetter = em;
    }
  }

  /** The same of a unit on another database. */
  public static class Elsewhere {
    @PersistenceContext(unitName = "elsewhere", type = PersistenceContextType.EXTENDED)
    private EntityManager extended;

    @PersistenceContext(unitName = "elsewhere")
    private EntityManager plain;

    @PersistenceUnit(unitName = "elsewhere")
    private EntityManagerFactory factory;
  }

  /** Ways to a database. */
  @DataSourceDefinition(name = "java:app/jdbc/defined", className = "org.postgresql.ds.PGSimpleDataSource")
  public static class Sources {
    @Resource(lookup = "java:app/jdbc/looked-up")
    private DataSource lookedUp;

    @Resource(lookup = "java:app/mail/session")
    private Object somethingElse;

    private DataSource bySetter;

    @Resource(lookup = "java:app/jdbc/by-setter")
    void setSource(DataSource source) {
      bySetter = source;
    }
  }

  /** Several definitions on one class. */
  @DataSourceDefinition(name = "java:app/jdbc/first", className = "org.postgresql.ds.PGSimpleDataSource")
  @DataSourceDefinition(name = "java:app/jdbc/second", className = "org.postgresql.ds.PGSimpleDataSource")
  public static class Definitions {
  }
}
