// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/** Two users who write and read in two threads each, whatever happens to the server, and what they were promised. */
final class Traffic implements AutoCloseable {

  private static final Duration LIMIT = Duration.ofMinutes(2);

  private final Set<String> acknowledged = new ConcurrentSkipListSet<>();
  private final Set<String> foreign = new ConcurrentSkipListSet<>();
  private final Map<Integer, Integer> answers = new ConcurrentHashMap<>();
  private final AtomicInteger next = new AtomicInteger();
  private final AtomicBoolean ended = new AtomicBoolean();
  private final ExecutorService threads = Executors.newFixedThreadPool(4);
  private final List<Future<?>> work = new ArrayList<>();

  private Traffic() {
    // Started by to().
  }

  static Traffic to(URI server) {
    Traffic traffic = new Traffic();
    for (int i = 0; i < 2; i++) {
      traffic.work.add(traffic.threads.submit(() -> traffic.work(Caller.alice(server), "alice")));
      traffic.work.add(traffic.threads.submit(() -> traffic.work(Caller.bob(server), "bob")));
    }
    return traffic;
  }

  private void work(Caller caller, String name) {
    while (!ended.get()) {
      String text = name + " " + next.incrementAndGet();
      try {
        int status = caller.post(text).status();
        answers.merge(status, 1, Integer::sum);
        if (status == 201) {
          acknowledged.add(text);
        }
        Answer page = caller.get("api/notes");
        // Payara answers with an empty 200 at times while it takes an application out.
        if (page.status() == 200 && !page.body().isEmpty()) {
          page.texts().stream().filter(read -> !read.startsWith(name)).forEach(foreign::add);
        } else {
          TimeUnit.MILLISECONDS.sleep(20);
        }
      } catch (UncheckedIOException e) {
        answers.merge(0, 1, Integer::sum); // The server has gone, or this one connection; nothing was promised.
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  /** Waits until so many more notes are acknowledged. */
  void awaitMore(int notes) throws InterruptedException {
    int enough = acknowledged.size() + notes;
    await("work goes on", () -> acknowledged.size() >= enough);
  }

  /** Waits until so many requests in all have had no answer. */
  void awaitUnanswered(int requests) throws InterruptedException {
    await("nobody answers", () -> answers.getOrDefault(0, 0) >= requests);
  }

  private void await(String what, BooleanSupplier done) throws InterruptedException {
    long end = System.nanoTime() + LIMIT.toNanos();
    while (!done.getAsBoolean()) {
      assertThat(System.nanoTime()).as(what + ": " + this).isLessThan(end);
      Thread.sleep(10);
    }
  }

  /** Whatever was answered with 201 is there, belongs to whoever sent it, and nobody else ever saw it. */
  void assertKept(URI server) {
    assertThat(foreign).as("read by the other user").isEmpty();
    assertThat(all(Caller.alice(server))).containsAll(of("alice")).allMatch(text -> text.startsWith("alice"));
    assertThat(all(Caller.bob(server))).containsAll(of("bob")).allMatch(text -> text.startsWith("bob"));
  }

  private List<String> of(String name) {
    return acknowledged.stream().filter(text -> text.startsWith(name)).toList();
  }

  private static Set<String> all(Caller caller) {
    Set<String> texts = new TreeSet<>();
    Answer page = caller.get("api/notes?limit=100");
    List<String> onPage = page.texts();
    while (!onPage.isEmpty()) {
      texts.addAll(onPage);
      String link = page.header("Link").replaceAll("^<|>.*$", "");
      if (link.isEmpty()) {
        return texts;
      }
      page = caller.get(link);
      onPage = page.texts();
    }
    return texts;
  }

  /** Ends the work, and waits for what is still asked. */
  @Override
  public void close() {
    ended.set(true);
    threads.shutdown();
    for (Future<?> each : work) {
      try {
        each.get();
      } catch (ExecutionException e) {
        throw new IllegalStateException("an answer that nobody expected", e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Override
  public String toString() {
    return acknowledged.size() + " acknowledged, answers " + new TreeMap<>(answers) + ", 0 is none";
  }
}
