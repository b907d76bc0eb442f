// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.http;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.net.CookieManager;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

/** People who sign in at a provider, with a browser. */
@Tag("boots")
@ExtendWith(Differences.class)
class OpenIdRules {

  @RegisterExtension
  static final RunningVariant OPEN_ID = new RunningVariant("notes-oidc.war", provider -> Map.of(
      "NOTES_PROVIDER_URI", provider.uri(), "NOTES_PROVIDER_CLIENT_SECRET", Provider.SECRET));

  @Test
  void whoSignsInAtTheProviderIsAUser() throws Exception {
    HttpClient judy = browser("judy");
    assertThat(get(judy, "api/me").string("fullName")).isEqualTo("judy");
    HttpClient ken = browser("ken");
    assertThat(email(ken)).isEqualTo("ken@example.com");
    assertThat(email(judy)).isEqualTo("judy@example.com");
    assertThat(OPEN_ID.users("judy@%") + OPEN_ID.users("ken@%")).isEqualTo(2);
  }

  @Test
  void anAddressThatTheProviderHasNotVerifiedJoinsNoAccount() throws Exception {
    browser("rupert");
    OPEN_ID.provider().signsIn(Json.createObjectBuilder(person("rupert", false)).add("sub", "somebody else").build());
    Answer answer = get(browser(), "api/me");
    assertThat(answer.status()).as(answer.body()).isEqualTo(403);
  }

  @Test
  void anIdTokenThatSomebodyElseHasSignedIsNobody() throws Exception {
    assertNobody("eve", new Issuer(), Provider.CLIENT);
  }

  @Test
  void anIdTokenForAnotherClientIsNobody() throws Exception {
    assertNobody("mallory", OPEN_ID.provider().issuer(), "payroll");
  }

  private static void assertNobody(String name, Issuer signer, String audience) throws Exception {
    Provider provider = OPEN_ID.provider();
    provider.signsIn(person(name, true));
    provider.idTokens(signer, audience);
    try {
      Answer answer = get(browser(), "api/me");
      assertThat(answer.status() == 200 ? answer.body() : "").as("what an application answers").isEmpty();
      assertThat(answer.body()).doesNotContain(name + "@");
    } finally {
      provider.idTokens(provider.issuer(), Provider.CLIENT);
    }
    assertThat(OPEN_ID.users(name + "@%")).isZero();
  }

  /** Tokens that end sooner than ten seconds from now count as ended. */
  @Test
  void aTokenThatEndsIsRefreshedAndTheUserStays() throws Exception {
    OPEN_ID.provider().lifetime(5);
    try {
      HttpClient lena = browser("lena");
      int before = OPEN_ID.provider().refreshed();
      OPEN_ID.provider().signsIn(person("someone else", true));
      assertThat(email(lena)).isEqualTo("lena@example.com");
      assertThat(OPEN_ID.provider().refreshed()).isGreaterThan(before);
    } finally {
      OPEN_ID.provider().lifetime(300);
    }
  }

  @Test
  void whoSignsOutIsNobodyHere() throws Exception {
    HttpClient mia = browser("mia");
    signOut(mia);
    OPEN_ID.provider().signsIn(person("nick", true));
    assertThat(email(mia)).as("the same browser").isEqualTo("nick@example.com");
  }

  @Test
  void whoSignsOutIsSignedOutAtTheProviderToo() throws Exception {
    HttpClient olga = browser("olga");
    int before = OPEN_ID.provider().signedOut();
    signOut(olga);
    assertThat(OPEN_ID.provider().signedOut()).isEqualTo(before + 1);
  }

  @Test
  void withoutABrowserNobodyIsSignedIn() throws Exception {
    assertThat(Caller.nobody(OPEN_ID.uri()).get("api/me").status()).as("on to the provider").isEqualTo(302);
    assertThat(Caller.of(OPEN_ID.uri(), "alice@example.com", "demo").get("api/me").status()).isEqualTo(302);
  }

  private static void signOut(HttpClient browser) throws Exception {
    browser.send(HttpRequest.newBuilder(OPEN_ID.uri().resolve("sign-out")).POST(BodyPublishers.noBody()).build(),
        BodyHandlers.ofString());
  }

  /** Somebody's, who has signed in. */
  private static HttpClient browser(String name) throws Exception {
    OPEN_ID.provider().signsIn(person(name, true));
    HttpClient browser = browser();
    assertThat(email(browser)).isEqualTo(name + "@example.com");
    return browser;
  }

  private static String email(HttpClient browser) throws Exception {
    Answer me = get(browser, "api/me");
    assertThat(me.status()).as(me.body()).isEqualTo(200);
    return me.string("email");
  }

  private static HttpClient browser() {
    return HttpClient.newBuilder().cookieHandler(new CookieManager()).followRedirects(HttpClient.Redirect.ALWAYS).build();
  }

  private static Answer get(HttpClient browser, String path) throws Exception {
    return Answer.of(browser.send(HttpRequest.newBuilder(OPEN_ID.uri().resolve(path)).build(), BodyHandlers.ofString()));
  }

  private static JsonObject person(String name, boolean verified) {
    return Json.createObjectBuilder().add("sub", "subject of " + name).add("name", name)
        .add("email", name + "@example.com").add("email_verified", verified).build();
  }
}
