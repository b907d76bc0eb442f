// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.http;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Callers who bring a token. */
@Tag("boots")
@ExtendWith(Variants.Starter.class)
class JwtIT {

  private final Variants variants;
  private final Provider provider;

  JwtIT(Variants variants) {
    this.variants = variants;
    this.provider = variants.provider();
  }

  @Test
  void aValidTokenIsAUserWithNotesOfTheirOwn() throws Exception {
    Caller carol = caller(Variants.JWT, claims("carol"));
    Caller dave = caller(Variants.JWT, claims("dave"));
    assertThat(carol.post("of carol").status()).isEqualTo(201);
    assertThat(carol.get("api/notes").texts()).containsExactly("of carol");
    assertThat(dave.get("api/notes").texts()).isEmpty();
    assertThat(carol.get("api/me").string("email")).isEqualTo("carol@example.com");
    assertThat(variants.users("carol@example.com")).isEqualTo(1);
  }

  @Test
  void aTokenThatDoesNotHoldIsNobody() {
    JsonObject claims = claims("mallory");
    long past = Instant.now().getEpochSecond() - 3_600;
    Map<String, String> tokens = Map.of(
        "expired", provider.issuer().sign(with(claims, "exp", Json.createValue(past))),
        "wrong issuer", provider.issuer().sign(with(claims, "iss", Json.createValue("https://elsewhere.example.com"))),
        "wrong audience", provider.issuer().sign(with(claims, "aud", Json.createValue("payroll"))),
        "wrong key", new Issuer().sign(claims),
        "no issuer", provider.issuer().sign(without(claims, "iss")),
        "no subject", provider.issuer().sign(without(claims, "sub")),
        "unsigned", "eyJhbGciOiJub25lIn0." + provider.issuer().sign(claims).split("\\.")[1] + ".",
        "no token", "x");
    tokens.forEach((name, token) ->
        assertThat(Caller.withToken(variants.uri(Variants.JWT), token).get("api/me").status()).as(name).isEqualTo(401));
  }

  /** Payara then answers with 200 and nothing in it: the request does not reach the application. */
  @Test
  void withoutATokenNobodyComesIn() {
    Caller victor = caller(Variants.JWT, claims("victor"));
    for (int i = 0; i < 20; i++) {
      assertThat(victor.get("api/me").status()).isEqualTo(200);
      for (String path : List.of("api/me", "api/notes")) {
        Answer answer = Caller.nobody(variants.uri(Variants.JWT)).get(path);
        assertThat(answer.status()).isIn(200, 401);
        assertThat(answer.body()).isEmpty();
      }
    }
  }

  @Test
  void aTokenThatDoesNotTellWhoItIsIsRefused() throws Exception {
    JsonObject claims = claims("trent");
    Map<String, JsonObject> tokens = Map.of(
        "address of another type", with(claims, "email", Json.createValue(7)),
        "no address", without(claims, "email"),
        "address not verified", with(claims, "email_verified", JsonValue.FALSE),
        "verified of another type", with(claims, "email_verified", Json.createValue("yes")));
    tokens.forEach((name, token) -> assertRefused(name, caller(Variants.JWT, token)));
    assertThat(variants.users("trent@%")).isZero();
  }

  @Test
  void oneSubjectOfTwoIssuersIsTwoUsers() {
    Caller here = caller(Variants.JWT, with(claims("erin"), "sub", Json.createValue("42")));
    Caller there = Caller.withToken(variants.uri(Variants.JWT_OTHER_ISSUER), variants.other().issuer().sign(
        with(with(claims("frank"), "sub", Json.createValue("42")), "iss",
            Json.createValue(variants.other().uri()))));
    assertThat(here.get("api/me").string("email")).isEqualTo("erin@example.com");
    assertThat(there.get("api/me").string("email")).isEqualTo("frank@example.com");
    here.post("of erin");
    assertThat(there.get("api/notes").texts()).isEmpty();
  }

  @Test
  void bySubjectTheSubjectIsTheUsersId() {
    String id = caller(Variants.JWT, claims("olivia")).get("api/me").string("id");
    Caller caller = caller(Variants.JWT_BY_SUBJECT, with(claims("someone"), "sub", Json.createValue(id)));
    assertThat(caller.get("api/me").string("email")).isEqualTo("olivia@example.com");
    assertRefused("no UUID", caller(Variants.JWT_BY_SUBJECT, claims("someone")));
    assertRefused("nobody's", caller(Variants.JWT_BY_SUBJECT,
        with(claims("someone"), "sub", Json.createValue(UUID.randomUUID().toString()))));
    assertRefused("capitals", caller(Variants.JWT_BY_SUBJECT,
        with(claims("someone"), "sub", Json.createValue(id.toUpperCase(Locale.ROOT)))));
  }

  @Test
  void byAddressWithoutProvisioningOnlyThoseComeInWhoAreKnown() throws Exception {
    String id = caller(Variants.JWT, claims("peggy")).get("api/me").string("id");
    assertThat(caller(Variants.JWT_BY_EMAIL, claims("peggy")).get("api/me").string("id")).isEqualTo(id);
    assertRefused("unknown", caller(Variants.JWT_BY_EMAIL, claims("grace")));
    assertRefused("not verified", caller(Variants.JWT_BY_EMAIL, with(claims("peggy"), "email_verified", JsonValue.FALSE)));
    assertThat(variants.users("grace@example.com")).isZero();
  }

  @Test
  void sixteenRequestsOfANewUserAtOnceMakeOneUser() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(16);
    try {
      Caller heidi = caller(Variants.JWT, claims("heidi"));
      Callable<String> ask = () -> heidi.get("api/me").string("id");
      List<Future<String>> answers = threads.invokeAll(IntStream.range(0, 16).mapToObj(i -> ask).toList());
      assertThat(answers.stream().map(JwtIT::join).collect(Collectors.toSet())).hasSize(1);
    } finally {
      threads.shutdownNow();
    }
    assertThat(variants.users("heidi@example.com")).isEqualTo(1);
  }

  @Test
  void whoIsDeletedWhileSignedInIsNobody() throws Exception {
    Caller ivan = caller(Variants.JWT, claims("ivan"));
    assertThat(ivan.get("api/me").status()).isEqualTo(200);
    variants.asSuperuser("delete from users where email = 'ivan@example.com'");
    Answer gone = ivan.get("api/me");
    assertThat(gone.status()).as(gone.body()).isEqualTo(401);
    assertThat(gone.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(variants.users("ivan@example.com")).isZero();
  }

  private static String join(Future<String> answer) {
    try {
      return answer.get();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static void assertRefused(String name, Caller caller) {
    Answer answer = caller.get("api/notes");
    assertThat(answer.status()).as(name + ": " + answer.body()).isEqualTo(403);
    assertThat(answer.header("Content-Type")).as(name).isEqualTo("application/problem+json");
  }

  private Caller caller(String variant, JsonObject claims) {
    return Caller.withToken(variants.uri(variant), provider.issuer().sign(claims));
  }

  private JsonObject claims(String name) {
    long now = Instant.now().getEpochSecond();
    return Json.createObjectBuilder()
        .add("iss", provider.uri()).add("aud", "notes").add("sub", "subject of " + name).add("upn", name)
        .add("email", name + "@example.com").add("email_verified", true)
        .add("iat", now).add("exp", now + 300).add("jti", UUID.randomUUID().toString())
        .build();
  }

  private static JsonObject with(JsonObject claims, String name, JsonValue value) {
    return Json.createObjectBuilder(claims).add(name, value).build();
  }

  private static JsonObject without(JsonObject claims, String name) {
    return Json.createObjectBuilder(claims).remove(name).build();
  }
}
