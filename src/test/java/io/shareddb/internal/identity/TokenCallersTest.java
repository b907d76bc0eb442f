// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.identity;

import static io.shareddb.internal.identity.Fakes.answering;
import static io.shareddb.internal.identity.Fakes.instance;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.shareddb.UnknownCallerException;
import io.shareddb.internal.cdi.SharedDbExtension;
import io.shareddb.spi.EmailIdentity;
import io.shareddb.spi.UserIdResolver;
import jakarta.enterprise.inject.spi.Annotated;
import jakarta.security.enterprise.CallerPrincipal;
import jakarta.security.enterprise.SecurityContext;
import jakarta.security.enterprise.authentication.mechanism.http.OpenIdAuthenticationMechanismDefinition;
import jakarta.security.enterprise.identitystore.openid.IdentityToken;
import jakarta.security.enterprise.identitystore.openid.OpenIdContext;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.security.Principal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.auth.LoginConfig;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.junit.jupiter.api.Test;

/** Who signs in by a token is who the token says, or nobody: never whoever the principal's name says. */
class TokenCallersTest {

  private static final Principal ANN = new CallerPrincipal("ann@example.com");
  private static final Principal BOB = new CallerPrincipal("bob@example.com");

  private final SharedDbExtension extension = new SharedDbExtension();

  @Test
  void aNameCountsWhereNoTokenIsNeeded() {
    declare(WithForm.class);
    assertThat(new NameResolver(extension).resolve(ANN)).contains(EmailIdentity.of("ann@example.com"));
  }

  @Test
  void aNameDoesNotCountWhereCallersBringTokens() {
    for (Class<?> application : List.of(WithJwt.class, WithOpenId.class)) {
      SharedDbExtension other = new SharedDbExtension();
      other.tokenLogin().add(declaredBy(application));
      assertThatExceptionOfType(UnknownCallerException.class).as(application.getSimpleName())
          .isThrownBy(() -> new NameResolver(other).resolve(ANN)).withMessageStartingWith("SDB-4110 ");
    }
  }

  /** As where web.xml says MP-JWT, or a class that is no bean: only the configuration is to be seen. */
  @Test
  void aNameDoesNotCountWhereTokensAreConfigured() {
    for (String key : List.of("mp.jwt.verify.publickey", "mp.jwt.verify.publickey.location", "mp.jwt.verify.issuer")) {
      SharedDbExtension other = new SharedDbExtension();
      other.tokenLogin().add(declaredBy(WithForm.class));
      other.tokenLogin().add(asked -> Optional.of(asked).filter(key::equals));
      assertThatExceptionOfType(UnknownCallerException.class).as(key)
          .isThrownBy(() -> new NameResolver(other).resolve(ANN)).withMessageStartingWith("SDB-4110 ")
          .withMessageContaining(key + " is set");
    }
  }

  @Test
  void aNameCountsWhereNothingOfTokensIsConfigured() {
    extension.tokenLogin().add(asked -> Optional.empty());
    assertThat(new NameResolver(extension).resolve(ANN)).contains(EmailIdentity.of("ann@example.com"));
  }

  /** As on GlassFish 7 in a WebSocket endpoint, where another principal stands for the token. */
  @Test
  void aTokenThatIsOutOfReachIsRefused() {
    declare(WithJwt.class);
    JsonWebToken token = answering(JsonWebToken.class, Map.of("getName", "somebody else"));
    assertRefused(new JwtResolver(request(BOB, Set.of(token))), ANN);
    assertRefused(new JwtResolver(request(ANN, Set.of(token))), ANN);
    assertRefused(new JwtResolver(request(ANN, Set.of())), ANN);
    assertRefused(new JwtResolver(noRequest()), ANN);
  }

  @Test
  void aWrappedTokenIsFoundInItsOwnRequestOnly() {
    JsonWebToken token = answering(JsonWebToken.class, Map.of("getName", ANN.getName(), "getClaim", "found"));
    assertThat(new JwtResolver(request(ANN, Set.of(token))).token(ANN)).containsSame(token);
    assertThat(new JwtResolver(request(BOB, Set.of(token))).token(ANN)).isEmpty();
  }

  /** Bob's request closes ann's connection: ann's endpoint is told on bob's thread, in bob's session. */
  @Test
  void theSessionOfSomebodyElseTellsNothing() {
    declare(WithOpenId.class);
    assertRefused(openId(request(BOB, Set.of())), ANN);
    assertRefused(openId(noRequest()), ANN);
    assertThatExceptionOfType(IllegalStateException.class).as("ann's own does, where claims are asked for")
        .isThrownBy(() -> openId(request(ANN, Set.of())).resolve(ANN)).withMessageContaining("getClaims");
  }

  @Test
  void whoHasTheSameNameIsAnotherCaller() {
    RequestCaller request = request(BOB, Set.of());
    assertThat(request.is(BOB)).isTrue();
    assertThat(request.is(new CallerPrincipal(BOB.getName()))).isFalse();
  }

  /** As Payara does; then none of its callers would be the request's. */
  @Test
  void aServerMayMakeANewPrincipalEachTime() {
    SecurityContext security = (SecurityContext) Proxy.newProxyInstance(getClass().getClassLoader(),
        new Class<?>[] {SecurityContext.class}, (self, method, arguments) -> new CallerPrincipal(ANN.getName()));
    RequestCaller request = new RequestCaller(instance(Fakes.request("GET")), instance(security));
    assertThat(request.is(request.principal().orElseThrow())).isTrue();
  }

  private void assertRefused(UserIdResolver first, Principal caller) {
    ResolverChain chain = new ResolverChain(List.of(first, new NameResolver(extension)));
    assertThatExceptionOfType(UnknownCallerException.class).isThrownBy(() -> chain.resolve(caller))
        .withMessageStartingWith("SDB-4110 ");
  }

  /** The token in the session of the request throws when it is read. */
  private OpenIdResolver openId(RequestCaller request) {
    IdentityToken token = answering(IdentityToken.class, Map.of());
    return new OpenIdResolver(extension, instance(answering(OpenIdContext.class, Map.of("getIdentityToken", token))), request);
  }

  /** One whose caller has been asked for. */
  private static RequestCaller request(Principal caller, Set<JsonWebToken> tokens) {
    RequestCaller request = new RequestCaller(instance(Fakes.request("GET")),
        instance(answering(SecurityContext.class, Map.of("getCallerPrincipal", caller, "getPrincipalsByType", tokens))));
    assertThat(request.principal()).containsSame(caller);
    return request;
  }

  private static RequestCaller noRequest() {
    return new RequestCaller(instance(answering(HttpServletRequest.class, Map.of())),
        instance(answering(SecurityContext.class, Map.of("getCallerPrincipal", ANN))));
  }

  private void declare(Class<?> application) {
    extension.tokenLogin().add(declaredBy(application));
  }

  private static Annotated declaredBy(Class<?> application) {
    return answering(Annotated.class, Map.of("getAnnotations", Set.of(application.getAnnotations())));
  }

  @LoginConfig(authMethod = "FORM")
  private static final class WithForm {
  }

  @LoginConfig(authMethod = "MP-JWT")
  private static final class WithJwt {
  }

  @OpenIdAuthenticationMechanismDefinition
  private static final class WithOpenId {
  }
}
