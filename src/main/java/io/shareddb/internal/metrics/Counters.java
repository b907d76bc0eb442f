// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.metrics;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;

/** What happened since the application started. Counted always, since it costs nanoseconds; shown where somebody asks. */
public enum Counters {

  /** Scopes that were opened, and not those that an open one served. */
  SCOPES("shared_db_scopes", "Scopes opened"),
  /** Calls of an {@code @RlsScoped} bean for nobody, whether it ran or was refused. */
  MISSING_CALLERS("shared_db_missing_callers", "Calls of @RlsScoped beans without a caller"),
  /** Questions to the database who somebody is. */
  SIGN_INS("shared_db_sign_ins", "Sign-ins asked of the database"),
  /** Times that the user was sent. */
  INJECTIONS("shared_db_injections", "Times the user was sent to PostgreSQL"),
  /** Time that callers waited until it was known who they are. */
  CALLER_NANOSECONDS("shared_db_caller_nanoseconds", "Time added to requests to find out who calls, in nanoseconds");

  /** The name of the counter with a code. */
  public static final String REFUSALS = "shared_db_refusals";

  /** What it counts. */
  public static final String REFUSALS_DESCRIPTION = "Errors of shared-db by their code";

  private static final Map<String, LongAdder> REFUSED = new ConcurrentHashMap<>();
  private static volatile Consumer<String> newCode = code -> { };

  private final String metric;
  private final String description;
  private final LongAdder value = new LongAdder();

  Counters(String metric, String description) {
    this.metric = metric;
    this.description = description;
  }

  /** Counts one. */
  public void increment() {
    value.increment();
  }

  /**
   * Counts more.
   *
   * @param more how many
   */
  public void add(long more) {
    value.add(more);
  }

  /**
   * Gives the sum.
   *
   * @return since the application started
   */
  public long sum() {
    return value.sum();
  }

  /**
   * Gives the name.
   *
   * @return in snake case, without the suffix that some formats want
   */
  public String metric() {
    return metric;
  }

  /**
   * Gives what it counts.
   *
   * @return for a person
   */
  public String description() {
    return description;
  }

  /**
   * Counts an error.
   *
   * @param code its code
   */
  public static void refused(String code) {
    LongAdder known = REFUSED.get(code);
    if (known == null) {
      known = REFUSED.computeIfAbsent(code, first -> new LongAdder());
      newCode.accept(code);
    }
    known.increment();
  }

  /**
   * Gives the errors.
   *
   * @return by code; changes as it is read
   */
  public static Map<String, LongAdder> refusals() {
    return REFUSED;
  }

  /**
   * Has somebody told of each code, those that were seen already and each new one. May tell twice.
   *
   * @param listener whom
   */
  public static void onCode(Consumer<String> listener) {
    newCode = listener;
    REFUSED.keySet().forEach(listener);
  }
}
