// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.doors;

import io.shareddb.CurrentUser;
import io.shareddb.RlsScoped;
import io.shareddb.model.User;
import jakarta.enterprise.concurrent.Asynchronous;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.SessionScoped;
import jakarta.enterprise.inject.Stereotype;
import jakarta.inject.Inject;
import java.io.Serializable;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.concurrent.CompletionStage;

/** CDI beans, annotated in each way that there is. */
final class Beans {

  private Beans() {
  }

  /** A stereotype that brings the scope. */
  @RlsScoped
  @Stereotype
  @ApplicationScoped
  @Retention(RetentionPolicy.RUNTIME)
  @Target(ElementType.TYPE)
  public @interface Service {
  }

  /** By class; one method is asynchronous. */
  @RlsScoped
  @ApplicationScoped
  public static class ByClass {

    @Inject
    private Sight sight;

    public String look(Visit visit) {
      return sight.look(visit);
    }

    @Asynchronous
    public CompletionStage<String> lookLater(Visit visit) {
      return Asynchronous.Result.complete(sight.look(visit));
    }
  }

  /** By method. */
  @ApplicationScoped
  public static class ByMethod {

    @Inject
    private Sight sight;

    @RlsScoped
    public String look(Visit visit) {
      return sight.look(visit);
    }
  }

  /** By stereotype. */
  @Service
  public static class ByStereotype {

    @Inject
    private Sight sight;

    public String look(Visit visit) {
      return sight.look(visit);
    }
  }

  /** By its superclass. */
  @ApplicationScoped
  public static class ByInheritance extends Scoped {

    @Inject
    private Sight sight;

    public String look(Visit visit) {
      return sight.look(visit);
    }
  }

  /** Kept by the server with the session, and what is around it as well. */
  @RlsScoped
  @SessionScoped
  public static class OfASession implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    private Sight sight;

    @Inject
    @CurrentUser
    private User me;

    public String look(Visit visit) {
      String seen = sight.look(visit);
      return seen.startsWith("[]") || seen.contains(Kept.andReadBack(me).getEmail()) ? seen : "the profile of another one";
    }
  }

  /** Passes the scope on to its subclasses. */
  @RlsScoped
  public abstract static class Scoped {
  }
}
