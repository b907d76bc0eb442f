// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.http;

import static io.shareddb.it.http.Claims.with;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What the configuration makes of a token that the server has verified, which is the module's work and no server's: four
 * applications at once, here only.
 */
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
  void oneSubjectOfTwoIssuersIsTwoUsers() {
    Caller here = caller(Variants.JWT, with(Claims.of(provider, "erin"), "sub", Json.createValue("42")));
    Caller there = Caller.withToken(variants.uri(Variants.JWT_OTHER_ISSUER), variants.other().issuer().sign(
        with(with(Claims.of(provider, "frank"), "sub", Json.createValue("42")), "iss",
            Json.createValue(variants.other().uri()))));
    assertThat(here.get("api/me").string("email")).isEqualTo("erin@example.com");
    assertThat(there.get("api/me").string("email")).isEqualTo("frank@example.com");
    here.post("of erin");
    assertThat(there.get("api/notes").texts()).isEmpty();
  }

  @Test
  void bySubjectTheSubjectIsTheUsersId() {
    String id = caller(Variants.JWT, Claims.of(provider, "olivia")).get("api/me").string("id");
    Caller caller = caller(Variants.JWT_BY_SUBJECT, with(Claims.of(provider, "someone"), "sub", Json.createValue(id)));
    assertThat(caller.get("api/me").string("email")).isEqualTo("olivia@example.com");
    assertRefused("no UUID", caller(Variants.JWT_BY_SUBJECT, Claims.of(provider, "someone")));
    assertRefused("nobody's", caller(Variants.JWT_BY_SUBJECT,
        with(Claims.of(provider, "someone"), "sub", Json.createValue(UUID.randomUUID().toString()))));
    assertRefused("capitals", caller(Variants.JWT_BY_SUBJECT,
        with(Claims.of(provider, "someone"), "sub", Json.createValue(id.toUpperCase(Locale.ROOT)))));
  }

  @Test
  void byAddressWithoutProvisioningOnlyThoseComeInWhoAreKnown() throws Exception {
    String id = caller(Variants.JWT, Claims.of(provider, "peggy")).get("api/me").string("id");
    assertThat(caller(Variants.JWT_BY_EMAIL, Claims.of(provider, "peggy")).get("api/me").string("id")).isEqualTo(id);
    assertRefused("unknown", caller(Variants.JWT_BY_EMAIL, Claims.of(provider, "grace")));
    assertRefused("not verified", caller(Variants.JWT_BY_EMAIL,
        with(Claims.of(provider, "peggy"), "email_verified", JsonValue.FALSE)));
    assertThat(variants.users("grace@example.com")).isZero();
  }

  private static void assertRefused(String name, Caller caller) {
    Answer answer = caller.get("api/notes");
    assertThat(answer.status()).as(name + ": " + answer.body()).isEqualTo(403);
    assertThat(answer.header("Content-Type")).as(name).isEqualTo("application/problem+json");
  }

  private Caller caller(String variant, JsonObject claims) {
    return Caller.withToken(variants.uri(variant), provider.issuer().sign(claims));
  }
}
