// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.metrics.ObservableLongCounter;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.metrics.data.LongPointData;
import io.opentelemetry.sdk.testing.exporter.InMemoryMetricReader;
import io.shareddb.NoCallerException;
import io.shareddb.RlsContext;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What the counters show to a real OpenTelemetry. */
class OpenTelemetryMetricsTest {

  @Test
  void everyCounterIsShownAndRefusalsByCode() throws Exception {
    InMemoryMetricReader reader = InMemoryMetricReader.create();
    try (SdkMeterProvider provider = SdkMeterProvider.builder().registerMetricReader(reader).build()) {
      List<ObservableLongCounter> instruments = OpenTelemetryMetrics.in(provider.get("test"));
      long scopes = sum(reader, "shared_db_scopes", "");
      UUID someone = UUID.randomUUID();
      RlsContext.runAs(someone, () -> RlsContext.runAs(someone, () -> assertThat(new NoCallerException()).isNotNull()));
      assertThat(sum(reader, "shared_db_scopes", "")).as("one, which served the second").isEqualTo(scopes + 1);
      assertThat(sum(reader, "shared_db_refusals", "SDB-4003")).isPositive();
      assertThat(reader.collectAllMetrics()).extracting(metric -> metric.getName()).contains("shared_db_missing_callers",
          "shared_db_sign_ins", "shared_db_injections", "shared_db_caller_nanoseconds");
      instruments.forEach(ObservableLongCounter::close);
      assertThat(reader.collectAllMetrics()).as("an application that has gone shows nothing").isEmpty();
    }
  }

  private static long sum(InMemoryMetricReader reader, String name, String code) {
    return reader.collectAllMetrics().stream().filter(metric -> metric.getName().equals(name))
        .map(metric -> metric.getLongSumData().getPoints()).flatMap(Collection::stream)
        .filter(point -> code.isEmpty() || code.equals(point.getAttributes().get(AttributeKey.stringKey("code"))))
        .mapToLong(LongPointData::getValue).sum();
  }
}
