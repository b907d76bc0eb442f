// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseUrlParserTest {

  @ParameterizedTest
  @ValueSource(strings = {"postgresql", "postgres", "postgresql+asyncpg", "jdbc:postgresql"})
  void readsEverySchemeInUse(String scheme) {
    DatabaseUrl url = parsed(scheme + "://ann:secret@db.example:5433/company");
    assertThat(url).isEqualTo(
        new DatabaseUrl(List.of("db.example:5433"), "company", "ann", Optional.of("secret"), Map.of()));
  }

  @Test
  void decodesPercentInEveryPart() {
    DatabaseUrl url = parsed("postgresql://an%40n:p%2Fw%3A%25+1@db/my%20db");
    assertThat(url.user()).isEqualTo("an@n");
    assertThat(url.password()).contains("p/w:%+1");
    assertThat(url.database()).isEqualTo("my db");
    assertThat(url.jdbcUrl()).isEqualTo("jdbc:postgresql://db:5432/my%20db");
  }

  @Test
  void takesIpv6InBrackets() {
    assertThat(parsed("postgres://u@[2001:db8::1]:6000/d").hosts()).containsExactly("[2001:db8::1]:6000");
  }

  @Test
  void takesSeveralHosts() {
    assertThat(parsed("postgres://u@a:1,b,c:3/d").jdbcUrl()).isEqualTo("jdbc:postgresql://a:1,b:5432,c:3/d");
  }

  @Test
  void passesKnownParametersOnByTheDriversNames() {
    DatabaseUrl url = parsed("postgresql+asyncpg://u:p@h/d?ssl=require&application_name=notes&connect_timeout=3");
    assertThat(url.parameters())
        .containsOnly(Map.entry("sslmode", "require"), Map.entry("ApplicationName", "notes"),
            Map.entry("connectTimeout", "3"));
  }

  @ParameterizedTest
  @CsvSource({"true, require", "false, disable", "verify-full, verify-full"})
  void takesTheSslOfAsyncpgAndOfTheDriver(String ssl, String sslmode) {
    assertThat(parsed("postgresql+asyncpg://u:p@h/d?ssl=" + ssl).parameters()).containsEntry("sslmode", sslmode);
  }

  @Test
  void takesTheLoginFromParametersAsJdbcUrlsHaveIt() {
    DatabaseUrl url = parsed("jdbc:postgresql://h/d?user=ann&password=s%26t");
    assertThat(url.user()).isEqualTo("ann");
    assertThat(url.password()).contains("s&t");
  }

  @Test
  void prefersTheKeysForLoginAndPassword() {
    DatabaseUrl url = new DatabaseUrlParser()
        .parse("postgres://ann:old@h/d", Optional.of("bea"), Optional.of("new")).orElseThrow();
    assertThat(url.user()).isEqualTo("bea");
    assertThat(url.password()).contains("new");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "mysql://u:p@h/d                              | is not of the form",
      "postgres://u:p@ss@h/d                        | is not of the form",
      "postgres://:p@h/d                            | names no user",
      "postgres://u:p@h                             | names no database",
      "postgres://u:p@/d                            | names no host",
      "postgres://u:p@h:0/d                         | port outside",
      "postgres://u:p@h:99999/d                     | port outside",
      "postgres://u:p@h:abc/d                       | not HOST or HOST:PORT",
      "postgres://u:p@::1/d                         | not HOST or HOST:PORT",
      "postgres://u:p%zz@h/d                        | two hexadecimal digits",
      "postgres://u:p%00@h/d                        | NUL",
      "postgres://u:p%FF@h/d                        | no UTF-8",
      "postgres://u:p@h%2Fx/d                       | not HOST or HOST:PORT",
      "postgres://u:p@a%2Cb/d                       | not HOST or HOST:PORT",
      "postgres://u:p@h/d&sslmode=require           | percent-encoded",
      "postgres://u:p@h/d?socketFactory=x.Y         | may not carry socketFactory",
      "postgres://u:p@h/d?options=-c%20app.user_id=1 | may not carry options",
      "postgres://u:p@h/d?gssEncMode=require        | may not carry gssEncMode",
      "postgres://u:p@h/d?replication=database      | may not carry replication",
      "postgres://u:p@h/d?surprise=1                | unknown parameter surprise",
  })
  void saysWhatIsWrong(String url, String problem) {
    DatabaseUrlParser parser = new DatabaseUrlParser();
    assertThat(parser.parse(url, Optional.empty(), Optional.empty())).isEmpty();
    assertThat(parser.problems()).anySatisfy(text -> assertThat(text).contains(problem));
  }

  @Test
  void keepsThePasswordOutOfItsText() {
    assertThat(parsed("postgres://ann:sesame@h/d").toString()).isEqualTo("ann@h:5432/d");
  }

  private static DatabaseUrl parsed(String url) {
    DatabaseUrlParser parser = new DatabaseUrlParser();
    Optional<DatabaseUrl> parsed = parser.parse(url, Optional.empty(), Optional.empty());
    assertThat(parser.problems()).isEmpty();
    return parsed.orElseThrow();
  }
}
