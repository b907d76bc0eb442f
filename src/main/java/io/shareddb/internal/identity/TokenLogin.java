// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.identity;

import jakarta.enterprise.inject.spi.Annotated;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.microprofile.auth.LoginConfig;

/** Whether the application has its callers sign in by tokens, as its beans declare or its configuration tells. */
public final class TokenLogin {

  private static final String JWT = "org.eclipse.microprofile.auth.LoginConfig";
  private static final String OPEN_ID =
      "jakarta.security.enterprise.authentication.mechanism.http.OpenIdAuthenticationMechanismDefinition";

  /** Whoever verifies tokens needs one of them. */
  private static final List<String> JWT_KEYS =
      List.of("mp.jwt.verify.publickey", "mp.jwt.verify.publickey.location", "mp.jwt.verify.issuer");

  private Optional<String> mechanism = Optional.empty();
  private boolean openId;

  /** Nothing is declared yet. */
  public TokenLogin() {
    // The extension adds what it is told of.
  }

  /**
   * Looks at a bean of the application.
   *
   * @param bean its class, or what produces it
   */
  public void add(Annotated bean) {
    bean.getAnnotations().forEach(this::add);
  }

  /**
   * Looks at the configuration, since what a class declares that is no bean, or web.xml, is seen by the server alone.
   *
   * @param configuration looks up a key of MicroProfile
   */
  public void add(Function<String, Optional<String>> configuration) {
    if (mechanism.isEmpty()) {
      mechanism = JWT_KEYS.stream().filter(key -> configuration.apply(key).isPresent()).findFirst()
          .map("MicroProfile JWT (%s is set)"::formatted);
    }
  }

  /** By names, since a server may lack either. Of several definitions on one class Jakarta Security 4.0 makes a list. */
  private void add(Annotation annotation) {
    String name = annotation.annotationType().getName();
    if (name.equals(JWT) && Jwt.isMeantBy(annotation)) {
      mechanism = Optional.of("MicroProfile JWT");
    } else if (name.equals(OPEN_ID) || name.equals(OPEN_ID + "$List")) {
      mechanism = Optional.of("OpenID Connect");
      openId = true;
    }
  }

  /**
   * Tells by what the callers sign in.
   *
   * @return empty when no token is needed
   */
  public Optional<String> mechanism() {
    return mechanism;
  }

  boolean isOpenId() {
    return openId;
  }

  /** Loaded only where a server has the API. */
  private static final class Jwt {

    private Jwt() {
    }

    static boolean isMeantBy(Annotation annotation) {
      return annotation instanceof LoginConfig login && login.authMethod().equals("MP-JWT");
    }
  }
}
