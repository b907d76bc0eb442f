// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.http;

import static io.shareddb.it.http.Claims.with;
import static io.shareddb.it.http.Claims.without;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Callers who bring a token. */
@Tag("boots")
@ExtendWith(Differences.class)
class JwtRules {

  @RegisterExtension
  static final RunningVariant JWT = new RunningVariant("notes-jwt.war", provider -> Map.of(
      "MP_JWT_VERIFY_ISSUER", provider.uri(), "MP_JWT_VERIFY_PUBLICKEY_LOCATION", provider.uri() + "/jwks"));

  @Test
  void aValidTokenIsAUserWithNotesOfTheirOwn() throws Exception {
    Caller carol = caller(claims("carol"));
    Caller dave = caller(claims("dave"));
    assertThat(carol.post("of carol").status()).isEqualTo(201);
    assertThat(carol.get("api/notes").texts()).containsExactly("of carol");
    assertThat(dave.get("api/notes").texts()).isEmpty();
    assertThat(carol.get("api/me").string("email")).isEqualTo("carol@example.com");
    assertThat(JWT.users("carol@example.com")).isEqualTo(1);
  }

  @Test
  void aTokenThatDoesNotHoldIsNobody() {
    JsonObject claims = claims("mallory");
    long past = Instant.now().getEpochSecond() - 3_600;
    Map<String, String> tokens = Map.of(
        "expired", JWT.provider().issuer().sign(with(claims, "exp", Json.createValue(past))),
        "wrong issuer", JWT.provider().issuer().sign(with(claims, "iss", Json.createValue("https://elsewhere.example.com"))),
        "wrong audience", JWT.provider().issuer().sign(with(claims, "aud", Json.createValue("payroll"))),
        "wrong key", new Issuer().sign(claims),
        "no issuer", JWT.provider().issuer().sign(without(claims, "iss")),
        "unsigned", "eyJhbGciOiJub25lIn0." + JWT.provider().issuer().sign(claims).split("\\.")[1] + ".",
        "no token", "x");
    tokens.forEach((name, token) ->
        assertThat(Caller.withToken(JWT.uri(), token).get("api/me").status()).as(name).isEqualTo(401));
  }

  @Test
  void withoutATokenNobodyComesIn() {
    Caller victor = caller(claims("victor"));
    for (int i = 0; i < 20; i++) {
      assertThat(victor.get("api/me").status()).isEqualTo(200);
      for (String path : List.of("api/me", "api/notes")) {
        Answer answer = Caller.nobody(JWT.uri()).get(path);
        assertThat(answer.status() == 200 ? answer.body() : "").as("what an application answers").isEmpty();
        assertThat(answer.body()).doesNotContain("victor", "[");
      }
    }
  }

  @Test
  void whoHasNoTokenIsToldSo() {
    assertThat(Caller.nobody(JWT.uri()).get("api/me").status()).isEqualTo(401);
  }

  /** Servers may take such a token, by the name that it calls itself. */
  @Test
  void aTokenWithoutASubjectIsNoUser() throws Exception {
    assertThat(caller(without(claims("walter"), "sub")).get("api/me").status()).isIn(401, 403);
    assertThat(JWT.users("walter@%")).isZero();
  }

  @Test
  void aTokenThatDoesNotTellWhoItIsIsRefused() throws Exception {
    JsonObject claims = claims("trent");
    Map<String, JsonObject> tokens = Map.of(
        "address of another type", with(claims, "email", Json.createValue(7)),
        "no address", without(claims, "email"),
        "address not verified", with(claims, "email_verified", JsonValue.FALSE),
        "verified of another type", with(claims, "email_verified", Json.createValue("yes")));
    tokens.forEach((name, token) -> assertRefused(name, caller(token)));
    assertThat(JWT.users("trent@%")).isZero();
  }

  @Test
  void twoTokensAtOnceNeverMeet() throws Exception {
    List<String> names = List.of("peggy", "sybil");
    for (String name : names) {
      assertThat(caller(claims(name)).post("of " + name).status()).isEqualTo(201);
    }
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Callable<Set<String>>> work = IntStream.range(0, 8).mapToObj(i -> {
        String name = names.get(i % 2);
        Caller caller = caller(claims(name));
        return (Callable<Set<String>>) () -> IntStream.range(0, 100).mapToObj(request -> caller.get("api/notes"))
            .map(answer -> name + ": " + (answer.status() == 200 ? answer.texts().toString() : answer.toString()))
            .collect(Collectors.toSet());
      }).toList();
      assertThat(threads.invokeAll(work).stream().flatMap(seen -> join(seen).stream()).collect(Collectors.toSet()))
          .containsExactlyInAnyOrder("peggy: [of peggy]", "sybil: [of sybil]");
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void sixteenRequestsOfANewUserAtOnceMakeOneUser() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(16);
    try {
      Caller heidi = caller(claims("heidi"));
      Callable<String> ask = () -> heidi.get("api/me").string("id");
      List<Future<String>> answers = threads.invokeAll(IntStream.range(0, 16).mapToObj(i -> ask).toList());
      assertThat(answers.stream().map(JwtRules::join).collect(Collectors.toSet())).hasSize(1);
    } finally {
      threads.shutdownNow();
    }
    assertThat(JWT.users("heidi@example.com")).isEqualTo(1);
  }

  @Test
  void whoIsDeletedWhileSignedInIsNobody() throws Exception {
    Caller ivan = caller(claims("ivan"));
    assertThat(ivan.get("api/me").status()).isEqualTo(200);
    JWT.asSuperuser("delete from users where email = 'ivan@example.com'");
    Answer gone = ivan.get("api/me");
    assertThat(gone.status()).as(gone.body()).isEqualTo(401);
    assertThat(gone.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(JWT.users("ivan@example.com")).isZero();
  }

  private static <T> T join(Future<T> answer) {
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

  private static Caller caller(JsonObject claims) {
    return Caller.withToken(JWT.uri(), JWT.provider().issuer().sign(claims));
  }

  private static JsonObject claims(String name) {
    return Claims.of(JWT.provider(), name);
  }
}
