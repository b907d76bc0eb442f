// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.shareddb.UnknownCallerException;
import io.shareddb.internal.config.Settings.Claim;
import io.shareddb.spi.UserId;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Whatever stands for a caller is read as it is meant, or refused before any connection, quoting little of it. */
class MalformedCallersTest {

  private static final int COUNT = 4_000;
  private static final List<String> MARKS = List.of("", " ", "-", "{", "}", "\0", "\n", "g", "A", "é", "0", "\u0660",
      "urn:uuid:",
      "'", "%", "\uD83D", "\u2028", "--", "x".repeat(300));
  private static final List<Object> VALUES = Arrays.asList(null, JsonValue.NULL, JsonValue.TRUE, JsonValue.FALSE,
      JsonValue.EMPTY_JSON_OBJECT, JsonValue.EMPTY_JSON_ARRAY, true, false, 1, 1.5, List.of("ann"), Map.of(), 'x', "", " ",
      "\t", "ann", "true", "ann@", "@example.com", "a@b@c", "ann @example.com", "ann@exa\0mple.com", "ann@example.com\n",
      "\u212Aate@example.com", "a".repeat(256), "a".repeat(250) + "@example.com", "https://issuer\n",
      "\u0007", "ZO\u00cb@example.com");

  private final Random random = new Random(20_261_125);

  @Test
  void idsAreCanonicalOrRefused() {
    Set<String> ids = new LinkedHashSet<>();
    while (ids.size() < COUNT) {
      ids.add(mistaken(new UUID(random.nextLong(), random.nextLong()).toString()));
    }
    int refused = 0;
    for (String id : ids) {
      Optional<UserId> parsed = UserId.parse(id);
      parsed.ifPresent(known -> assertThat(known.value()).hasToString(id));
      if (parsed.isEmpty()) {
        refused++;
        assertRefused(id, () -> UserId.of(id));
      }
    }
    assertThat(refused).isBetween(1_000, COUNT - 1);
  }

  @Test
  void claimsAreOfTheirKindOrRefused() {
    Map<String, Integer> reasons = new LinkedHashMap<>();
    Set<String> seen = new LinkedHashSet<>();
    int refused = 0;
    int read = 0;
    while (seen.size() < COUNT) {
      Map<String, Object> claims = claims();
      Claim wanted = Claim.values()[random.nextInt(Claim.values().length)];
      if (seen.add(wanted + " " + claims)) {
        try {
          assertThat(TokenIdentity.of(claims::get, wanted)).isNotNull();
          read++;
        } catch (UnknownCallerException e) {
          refused++;
          reasons.merge(e.getMessage().replaceAll("'.*'", ""), 1, Integer::sum);
          assertThat(e.getMessage()).startsWith("SDB-41").hasSizeLessThan(400).doesNotContain("a".repeat(65));
        }
      }
    }
    assertThat(refused).isGreaterThan(1_000);
    assertThat(read).isGreaterThan(100);
    assertThat(reasons).as("distinct reasons").hasSizeGreaterThan(12);
  }

  private void assertRefused(String text, Runnable work) {
    try {
      work.run();
    } catch (UnknownCallerException e) {
      assertThat(e.getMessage()).startsWith("SDB-4102").hasSizeLessThan(250).doesNotContain("x".repeat(65)).doesNotContain("\n");
      return;
    }
    throw new AssertionError("taken: " + text);
  }

  private String mistaken(String id) {
    String text = id;
    for (int mistakes = 1 + random.nextInt(2); mistakes > 0; mistakes--) {
      int at = random.nextInt(text.length() + 1);
      String mark = MARKS.get(random.nextInt(MARKS.size()));
      text = switch (random.nextInt(6)) {
        case 0 -> text.substring(0, at);
        case 1 -> text.substring(0, at) + mark + text.substring(at);
        case 2 -> text.substring(0, at) + mark + text.substring(Math.min(text.length(), at + 1));
        case 3 -> text.toUpperCase(java.util.Locale.ROOT);
        case 4 -> text.replace("-", "");
        default -> text + mark;
      };
    }
    return text;
  }

  private Map<String, Object> claims() {
    Map<String, Object> claims = new LinkedHashMap<>();
    claims.put("iss", "https://issuer.example");
    claims.put("sub", new UUID(7, random.nextInt(50)).toString());
    claims.put("email", "ann" + random.nextInt(50) + "@example.com");
    claims.put("email_verified", true);
    claims.put("name", "Ann");
    List<String> names = new ArrayList<>(claims.keySet());
    for (int mistakes = 1 + random.nextInt(2); mistakes > 0; mistakes--) {
      claims.put(names.get(random.nextInt(names.size())), VALUES.get(random.nextInt(VALUES.size())));
    }
    return claims;
  }
}
