// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.http;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** People who sign in at a provider, with a browser. */
@Tag("boots")
@ExtendWith(Variants.Starter.class)
class OpenIdIT {

  private final Variants variants;
  private final Provider provider;
  private final URI uri;

  OpenIdIT(Variants variants) {
    this.variants = variants;
    this.provider = variants.provider();
    this.uri = variants.uri(Variants.OPEN_ID);
  }

  @Test
  void whoSignsInAtTheProviderIsAUser() throws Exception {
    provider.signsIn(person("judy", true));
    HttpClient judy = browser();
    Answer me = get(judy, "api/me");
    assertThat(me.status()).as(me.body()).isEqualTo(200);
    assertThat(me.string("email")).isEqualTo("judy@example.com");
    assertThat(me.string("fullName")).isEqualTo("judy");

    provider.signsIn(person("ken", true));
    HttpClient ken = browser();
    assertThat(get(ken, "api/me").string("email")).isEqualTo("ken@example.com");
    assertThat(get(judy, "api/me").string("email")).isEqualTo("judy@example.com");
    assertThat(variants.users("judy@%") + variants.users("ken@%")).isEqualTo(2);
  }

  @Test
  void anAddressThatTheProviderHasNotVerifiedJoinsNoAccount() throws Exception {
    provider.signsIn(person("rupert", true));
    assertThat(get(browser(), "api/me").string("email")).isEqualTo("rupert@example.com");
    provider.signsIn(Json.createObjectBuilder(person("rupert", false)).add("sub", "somebody else").build());
    Answer answer = get(browser(), "api/me");
    assertThat(answer.status()).as(answer.body()).isEqualTo(403);
  }

  /** Tokens that end sooner than ten seconds from now count as ended. */
  @Test
  void aTokenThatEndsIsRefreshedAndTheUserStays() throws Exception {
    provider.signsIn(person("lena", true));
    provider.lifetime(5);
    try {
      HttpClient lena = browser();
      assertThat(get(lena, "api/me").string("email")).isEqualTo("lena@example.com");
      int before = provider.refreshed();
      provider.signsIn(person("someone else", true));
      assertThat(get(lena, "api/me").string("email")).isEqualTo("lena@example.com");
      assertThat(provider.refreshed()).isGreaterThan(before);
    } finally {
      provider.lifetime(300);
    }
  }

  @Test
  void whoSignsOutIsNobodyHereAndAtTheProvider() throws Exception {
    provider.signsIn(person("mia", true));
    HttpClient mia = browser();
    assertThat(get(mia, "api/me").string("email")).isEqualTo("mia@example.com");
    int before = provider.signedOut();
    mia.send(HttpRequest.newBuilder(uri.resolve("sign-out")).POST(HttpRequest.BodyPublishers.noBody()).build(),
        BodyHandlers.ofString());
    assertThat(provider.signedOut()).isEqualTo(before + 1);
    provider.signsIn(person("nick", true));
    assertThat(get(mia, "api/me").string("email")).as("the same browser").isEqualTo("nick@example.com");
  }

  @Test
  void withoutABrowserNobodyIsSignedIn() throws Exception {
    assertThat(Caller.nobody(uri).get("api/me").status()).as("on to the provider").isEqualTo(302);
    assertThat(Caller.of(uri, "alice@example.com", "demo").get("api/me").status()).isEqualTo(302);
  }

  private static HttpClient browser() {
    return HttpClient.newBuilder().cookieHandler(new CookieManager()).followRedirects(HttpClient.Redirect.ALWAYS).build();
  }

  private Answer get(HttpClient browser, String path) throws Exception {
    return Answer.of(browser.send(HttpRequest.newBuilder(uri.resolve(path)).build(), BodyHandlers.ofString()));
  }

  private static JsonObject person(String name, boolean verified) {
    return Json.createObjectBuilder().add("sub", "subject of " + name).add("name", name)
        .add("email", name + "@example.com").add("email_verified", verified).build();
  }
}
