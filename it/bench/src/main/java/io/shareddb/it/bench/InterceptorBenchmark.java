// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.bench;

import io.shareddb.internal.cdi.RlsScopedInterceptor;
import io.shareddb.internal.context.IdentityInForce;
import io.shareddb.internal.context.RlsIdentity;
import io.shareddb.internal.identity.CallerIdentity;
import jakarta.interceptor.InvocationContext;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * What {@code @RlsScoped} adds to a call by a known caller, with the question that the first statement asks, and without
 * the statement: no database is there.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class InterceptorBenchmark {

  private final RlsScopedInterceptor interceptor = new RlsScopedInterceptor(new KnownCaller());
  private final InvocationContext call = (InvocationContext) Proxy.newProxyInstance(
      InterceptorBenchmark.class.getClassLoader(), new Class<?>[] {InvocationContext.class},
      (proxy, method, arguments) -> IdentityInForce.forStatement());

  /** For JMH. */
  public InterceptorBenchmark() {
    NoTransactions.install();
  }

  /**
   * Calls a method of a scoped bean.
   *
   * @return who was in force in it
   * @throws Exception never
   */
  @Benchmark
  public Object scopedCall() throws Exception {
    return interceptor.inScope(call);
  }

  /**
   * Runs the benchmark.
   *
   * @param arguments the folder for the result
   * @throws Exception when it fails
   */
  public static void main(String[] arguments) throws Exception {
    // JMH itself would end well without a result.
    new Runner(new OptionsBuilder().shouldFailOnError(true).include(InterceptorBenchmark.class.getName()).forks(1)
        .warmupIterations(3).warmupTime(TimeValue.seconds(2)).measurementIterations(5).measurementTime(TimeValue.seconds(2))
        .addProfiler(GCProfiler.class)
        .resultFormat(ResultFormatType.CSV).result(Path.of(arguments[0], "interceptor.csv").toString())
        .build()).run();
  }

  /** Stands in for the server's security. */
  private static final class KnownCaller extends CallerIdentity {

    private final RlsIdentity identity = RlsIdentity.of(UUID.randomUUID());

    @Override
    public RlsIdentity identity() {
      return identity;
    }
  }
}
