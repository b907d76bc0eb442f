// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.metrics;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;

/** Shows the counters to MicroProfile Metrics; registered only where its API is there. */
@ApplicationScoped
public class MicroProfileMetrics {

  /** For the container. */
  public MicroProfileMetrics() {
    // Nothing to set up.
  }

  void register(@Observes @Initialized(ApplicationScoped.class) Object event, Instance<MetricRegistry> registries) {
    if (!registries.isResolvable()) {
      return;
    }
    MetricRegistry registry = registries.get();
    for (Counters counter : Counters.values()) {
      registry.gauge(metadata(counter.metric(), counter.description()), counter, Counters::sum);
    }
    Metadata refusals = metadata(Counters.REFUSALS, Counters.REFUSALS_DESCRIPTION);
    Counters.onCode(code -> registry.gauge(refusals, code, seen -> Counters.refusals().get(seen).sum(), new Tag("code", code)));
  }

  private static Metadata metadata(String name, String description) {
    return Metadata.builder().withName(name).withDescription(description).build();
  }
}
