// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a caller is told of an error: enough, and nothing of others. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class ErrorsIT {

  @ArquillianResource
  private URL url;

  @Deployment(testable = false)
  static WebArchive war() {
    return Archives.war("errors").addAsResource("container/V2__drafts.sql", "db/migration/V2__drafts.sql")
        .addClasses(Draft.class, Drafts.class, CdiDrafts.class, EjbDrafts.class, DraftsResource.class, WithMappers.class,
            WithoutMappers.class, OwnMapper.class, OwnRuntimeMapper.class);
  }

  @ParameterizedTest
  @CsvSource({
      "nobody, 401, SDB-4003",
      "gone, 401, SDB-4101",
      "row-of-another, 403, SDB-4201",
      "no-right, 403, SDB-4202",
      "function, 403, SDB-4203",
      "deleted-meanwhile, 404, SDB-4204",
      "merge-of-another, 404, SDB-4204",
      "two-users, 409, SDB-4001",
      "broken-at-the-commit, 503, SDB-4205",
      "broken-before, 503, SDB-4206",
      "none-to-be-had, 503, SDB-4206"})
  void oursAreProblems(String what, int status, String code) throws Exception {
    for (String bean : new String[] {"cdi", "ejb"}) {
      HttpResponse<String> answer = get("with", bean, what);
      assertThat(answer.statusCode() + " " + answer.body()).as(bean).startsWith(status + " ")
          .contains("\"code\":\"" + code + "\"");
      assertThat(answer.headers().firstValue("Content-Type")).hasValueSatisfying(type ->
          assertThat(type).startsWith("application/problem+json"));
      assertThat(answer.body()).doesNotContain("drafts", "example.com", "PSQL", "ERROR", "policy", "shareddb", "@")
          .doesNotContainPattern("[0-9a-f]{8}-[0-9a-f]{4}").hasSizeLessThan(300);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"own-error", "own-checked", "own-answer", "own-ejb", "own-jpa", "own-jpa-cause", "own-unique",
      "changed-meanwhile", "may-not-act"})
  void theApplicationsOwnAreAnsweredAsIfTheModuleWereAbsent(String what) throws Exception {
    for (String bean : new String[] {"cdi", "ejb"}) {
      HttpResponse<String> with = get("with", bean, what);
      HttpResponse<String> without = get("without", bean, what);
      assertThat(bean + " " + with.statusCode() + " " + with.body())
          .isEqualTo(bean + " " + without.statusCode() + " " + without.body());
      assertThat(with.body()).doesNotContain("SDB-4003");
    }
  }

  @Test
  void theExceptionNamesTableAndPoliciesAndTheCure() throws Exception {
    assertThat(get("with", "cdi", "what-the-log-is-told").body()).startsWith(
        "public.drafts [drafts_insert_own, drafts_update_own] SDB-4201").contains("RlsContext.callAs");
  }

  /** As MicroProfile Metrics has it; Payara Micro has no other way. */
  @Test
  void theServersMetricsCountThem() throws Exception {
    get("with", "cdi", "nobody");
    HttpResponse<String> metrics = HttpClient.newHttpClient().send(HttpRequest.newBuilder(
        url.toURI().resolve("/metrics?scope=application")).build(), HttpResponse.BodyHandlers.ofString());
    assertThat(metrics.statusCode()).isEqualTo(200);
    assertThat(metrics.body()).containsPattern("(?m)^shared_db_scopes\\S* [1-9]")
        .containsPattern("(?m)^shared_db_missing_callers\\S* [1-9]").containsPattern("(?m)^shared_db_sign_ins\\S* [1-9]")
        .containsPattern("(?m)^shared_db_injections\\S* [1-9]").containsPattern("(?m)^shared_db_caller_nanoseconds\\S* [1-9]")
        .containsPattern("(?m)^shared_db_refusals\\S*code=\"SDB-4003\"\\S* [1-9]");
  }

  private HttpResponse<String> get(String application, String bean, String what) throws Exception {
    return HttpClient.newHttpClient().send(HttpRequest.newBuilder(
        url.toURI().resolve(application + "/" + bean + "/" + what)).build(), HttpResponse.BodyHandlers.ofString());
  }
}
