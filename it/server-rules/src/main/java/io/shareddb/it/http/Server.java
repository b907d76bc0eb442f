// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.http;

import io.shareddb.it.demo.RunDirectory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The server under test with a WAR, started by the operator's own script, {@code server-config/<server>/run.sh}, in a
 * directory of its own, on 127.0.0.1 and free ports. Whether it took the WAR, {@link #deployed()} tells.
 */
final class Server implements AutoCloseable {

  static final Path NOTES = path("notes.war");
  static final Path CONFIG = path("server.config");

  /** To start soon counts more here than to run fast for days. */
  static final String JAVA_OPTIONS = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xmx768m";

  private static final Path HOME = path("server.home");
  private static final Duration LIMIT = Duration.ofMinutes(5);
  private static final Duration POLITE = Duration.ofSeconds(60);
  private static final Pattern READY = Pattern.compile("(?m)^ready: (http\\S+)$");
  private static final Pattern HEALTH = Pattern.compile("(?m)^health: (http\\S+)$");
  private static final Pattern COLOUR = Pattern.compile("\u001B\\[[0-9;]*m");

  private final RunDirectory directory;
  private final ProcessBuilder builder;
  private final Path output;
  private List<Integer> ports;
  private Process script;
  private Duration start = Duration.ZERO;

  private Server(RunDirectory directory, Path work, List<String> command, Map<String, String> environment)
      throws IOException {
    this.directory = directory;
    this.output = directory.path().resolve("run.log");
    builder = new ProcessBuilder(command)
        .directory(work.toFile()).redirectErrorStream(true).redirectOutput(output.toFile());
    Map<String, String> variables = builder.environment();
    variables.put("INSTANCE", instance().toAbsolutePath().toString());
    variables.put("JAVA_HOME", java());
    variables.put("JAVA_OPTS", JAVA_OPTIONS);
    variables.putAll(environment);
    launch();
  }

  private void launch() throws IOException {
    ports = onFreePorts(builder);
    script = builder.start();
  }

  private static List<Integer> onFreePorts(ProcessBuilder builder) throws IOException {
    List<Integer> ports = freePorts();
    builder.environment().put("HTTP_PORT", String.valueOf(ports.get(0)));
    builder.environment().put("MANAGEMENT_PORT", String.valueOf(ports.get(1)));
    return ports;
  }

  /** Starts a server that may refuse the application, and waits until it has decided. */
  static Server start(Path war, Map<String, String> environment, String... arguments) throws Exception {
    return start(war, library(), environment, arguments);
  }

  /** Starts one with another library than the module's, where it wants one. */
  static Server start(Path war, Optional<String> library, Map<String, String> environment, String... arguments)
      throws Exception {
    List<String> command = command(HOME, war, library);
    command.addAll(List.of(arguments));
    RunDirectory directory = RunDirectory.in(Path.of("target"));
    return decided(new Server(directory, directory.path(), command, environment));
  }

  /** Starts one as somebody does who names the server's home and the instance from where they are. */
  static Server startByRelativePaths(Path war, Map<String, String> environment) throws Exception {
    RunDirectory directory = RunDirectory.in(Path.of("target"));
    Map<String, String> variables = new HashMap<>(environment);
    variables.put("INSTANCE", "instance");
    Path home = directory.path().toAbsolutePath().relativize(HOME);
    return decided(new Server(directory, directory.path(), command(home, war, library()), variables));
  }

  private static List<String> command(Path home, Path war, Optional<String> library) {
    List<String> command = new ArrayList<>(List.of("bash", CONFIG.resolve("run.sh").toString(), home.toString(), war.toString()));
    library.ifPresent(command::add);
    return command;
  }

  /** Runs a script that starts one in a directory. */
  static Server run(Path work, Path script, Map<String, String> environment) throws Exception {
    return decided(new Server(RunDirectory.in(Path.of("target")), work, List.of("bash", script.toString()), environment));
  }

  /** The file that the server takes data source classes from, where it does not take the application's. */
  static Optional<String> library() {
    return Optional.of(System.getProperty("server.argument", "")).filter(argument -> !argument.isEmpty());
  }

  private static Server decided(Server server) throws InterruptedException {
    Said.started(server);
    try {
      server.awaitDecision();
      return server;
    } catch (RuntimeException | InterruptedException e) {
      try (server) {
        throw e;
      }
    }
  }

  private void awaitDecision() throws InterruptedException {
    long begin = System.nanoTime();
    while (found(READY).isEmpty() && !script.waitFor(100, TimeUnit.MILLISECONDS)) {
      if (System.nanoTime() - begin > LIMIT.toNanos()) {
        throw new IllegalStateException("no decision within " + LIMIT.toSeconds() + " s:\n" + log());
      }
    }
    start = Duration.ofNanos(System.nanoTime() - begin);
  }

  /** The JDK that runs the server. */
  static String java() {
    return System.getProperty("server.java", System.getProperty("java.home"));
  }

  private static Path path(String property) {
    return Path.of(System.getProperty(property)).toAbsolutePath().normalize();
  }

  private static List<Integer> freePorts() throws IOException {
    try (ServerSocket one = free(); ServerSocket other = free()) {
      return List.of(one.getLocalPort(), other.getLocalPort());
    }
  }

  private static ServerSocket free() throws IOException {
    return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
  }

  /** Adds or replaces an application in the running server. {@code ROOT} is the one at the root. */
  void deploy(String name, Path archive) throws IOException, InterruptedException {
    operate("deploy.sh", name, archive.toString());
  }

  /** Takes an application out of the running server. */
  void undeploy(String name) throws IOException, InterruptedException {
    operate("undeploy.sh", name);
  }

  /** Runs a script that run.sh has left for the operator. */
  private void operate(String script, String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("bash", instance().toAbsolutePath().resolve(script).toString()));
    command.addAll(List.of(arguments));
    Path said = directory.path().resolve("operate.log");
    Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile()).start();
    if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
      throw new IllegalStateException(String.join(" ", command) + " does not end: " + text(said) + log());
    }
    if (process.exitValue() != 0) {
      throw new IllegalStateException(String.join(" ", command) + " failed: " + text(said) + log());
    }
  }

  boolean deployed() {
    return script.isAlive() && found(READY).isPresent();
  }

  /** What the script says that is started once more in the same directory, on other ports, while this one runs. */
  String startBeside() throws IOException, InterruptedException {
    Path said = directory.path().resolve("beside.log");
    ProcessBuilder beside = new ProcessBuilder(builder.command())
        .directory(builder.directory()).redirectErrorStream(true).redirectOutput(said.toFile());
    beside.environment().putAll(builder.environment());
    onFreePorts(beside);
    Process process = beside.start();
    if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
      process.destroy();
      throw new IllegalStateException("a second start was not refused: " + text(said));
    }
    return text(said);
  }

  /** Ends the server's process and leaves it no time. Tells whether it could be asked to end. */
  boolean kill() throws Exception {
    ProcessHandle process = ProcessHandle.of(pid().orElseThrow()).orElseThrow();
    boolean asked = process.destroyForcibly();
    process.onExit().get(30, TimeUnit.SECONDS);
    return asked;
  }

  /** The arguments of the server's process that begin so. */
  List<String> arguments(String beginning) {
    return Arrays.stream(text(Path.of("/proc", pid().orElseThrow().toString(), "cmdline")).split("\u0000"))
        .filter(argument -> argument.startsWith(beginning)).toList();
  }

  /** Where the server keeps what is its own. */
  Path instance() {
    return directory.path().resolve("instance");
  }

  /** The script ends, and the server with it, when the application is refused. */
  int exitCode() throws InterruptedException {
    if (!script.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
      throw new IllegalStateException("does not end within " + LIMIT.toSeconds() + " s:\n" + log());
    }
    return script.exitValue();
  }

  Duration timeToReady() {
    return start;
  }

  /** The processor time that its process has taken so far, which other work on the machine disturbs less. */
  Duration processorTime() {
    return pid().flatMap(ProcessHandle::of).flatMap(process -> process.info().totalCpuDuration()).orElse(Duration.ZERO);
  }

  /** The application's, and the management's. */
  List<Integer> ports() {
    return ports;
  }

  /** All that script and server said, without colours. */
  String log() {
    return COLOUR.matcher(text(output) + text(instance().resolve("server.log"))).replaceAll("");
  }

  /** The lines of the log that contain a text. */
  long lines(String text) {
    return Arrays.stream(log().split("\\R")).filter(line -> line.contains(text)).count();
  }

  /** The same, once there are as many as expected or it has been long: some servers write their log a moment later. */
  long awaitLines(String text, int expected) throws InterruptedException {
    for (int i = 0; i < 50 && lines(text) < expected; i++) {
      Thread.sleep(100);
    }
    return lines(text);
  }

  URI uri() {
    return URI.create(found(READY).orElse("http://127.0.0.1:" + ports.get(0) + "/"));
  }

  /** Where MicroProfile Health answers: some servers have it on the port of their management. */
  URI health() {
    return found(HEALTH).map(URI::create).orElseGet(() -> uri().resolve("health/ready"));
  }

  /** The memory that the server's process holds, in bytes; where there is no /proc, 0. */
  long memory() {
    Matcher kilobytes = Pattern.compile("VmRSS:\\s+(\\d+) kB").matcher(pid().map(pid ->
        text(Path.of("/proc", pid.toString(), "status"))).orElse(""));
    return kilobytes.find() ? Long.parseLong(kilobytes.group(1)) * 1024 : 0;
  }

  Optional<Long> pid() {
    String pid = text(instance().resolve("server.pid")).strip();
    return pid.isEmpty() ? Optional.empty() : Optional.of(Long.valueOf(pid));
  }

  private Optional<String> found(Pattern pattern) {
    Matcher matcher = pattern.matcher(text(output));
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  private static String text(Path file) {
    try {
      // Latin 1 takes any byte, also a character of which half is written so far.
      return Files.exists(file) ? Files.readString(file, StandardCharsets.ISO_8859_1) : "";
    } catch (IOException e) {
      return "";
    }
  }

  /** Ends it, and leaves its directory for {@link #startAgain}. */
  void stop() {
    Optional<ProcessHandle> server = pid().flatMap(ProcessHandle::of);
    boolean polite = false;
    script.destroy();
    try {
      polite = script.waitFor(POLITE.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    script.descendants().forEach(ProcessHandle::destroyForcibly);
    script.destroyForcibly().onExit().join();
    server.filter(ProcessHandle::isAlive).ifPresent(left -> {
      left.destroyForcibly();
      left.onExit().join();
    });
    if (!polite) {
      throw new IllegalStateException("did not end within " + POLITE.toSeconds() + " s of being asked to");
    }
  }

  /** Starts it once more in the same directory, on other ports. */
  void startAgain() throws IOException, InterruptedException {
    launch();
    awaitDecision();
  }

  @Override
  public void close() {
    try {
      stop();
    } finally {
      Said.ends(this);
      remove();
    }
  }

  private void remove() {
    try {
      directory.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
