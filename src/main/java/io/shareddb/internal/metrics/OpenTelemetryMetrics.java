// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.metrics;

import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.Meter;
import io.opentelemetry.api.metrics.ObservableLongCounter;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import java.util.ArrayList;
import java.util.List;

/** Shows the counters to OpenTelemetry, as MicroProfile Telemetry has it; registered only where its API is there. */
@ApplicationScoped
public class OpenTelemetryMetrics {

  private static final AttributeKey<String> CODE = AttributeKey.stringKey("code");

  private final List<ObservableLongCounter> instruments = new ArrayList<>();

  /** For the container. */
  public OpenTelemetryMetrics() {
    // Nothing to set up.
  }

  void register(@Observes @Initialized(ApplicationScoped.class) Object event, Instance<OpenTelemetry> telemetry) {
    Meter meter = (telemetry.isResolvable() ? telemetry.get() : GlobalOpenTelemetry.get()).getMeter("io.shareddb");
    instruments.addAll(in(meter));
  }

  static List<ObservableLongCounter> in(Meter meter) {
    List<ObservableLongCounter> made = new ArrayList<>();
    for (Counters counter : Counters.values()) {
      made.add(meter.counterBuilder(counter.metric()).setDescription(counter.description())
          .buildWithCallback(measurement -> measurement.record(counter.sum())));
    }
    made.add(meter.counterBuilder(Counters.REFUSALS).setDescription(Counters.REFUSALS_DESCRIPTION)
        .buildWithCallback(measurement -> Counters.refusals().forEach(
            (code, count) -> measurement.record(count.sum(), Attributes.of(CODE, code)))));
    return made;
  }

  /** A server's meter outlives the application. */
  @PreDestroy
  void close() {
    instruments.forEach(ObservableLongCounter::close);
  }
}
