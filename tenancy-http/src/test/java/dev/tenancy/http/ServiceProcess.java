package dev.tenancy.http;

import dev.tenancy.http.configuration.Plane;
import dev.tenancy.http.openapi.Contract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The executable jar in a process of its own, with a small heap. */
final class ServiceProcess implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final long POLL_NANOS = 10_000_000;
  private static final Pattern READY = Pattern.compile("tenancy is ready at (\\S+)");

  private final Process process;
  private final Path out;
  private final Path err;
  private final long started = System.nanoTime();

  private ServiceProcess(Process process, Path out, Path err) {
    this.process = process;
    this.out = out;
    this.err = err;
  }

  /** Starts the jar with a home of its own under a directory of the test. */
  static ServiceProcess start(
      Path directory, Map<String, String> environment, String... arguments) {
    try {
      Path out = Files.createTempFile(directory, "out", ".txt");
      Path err = Files.createTempFile(directory, "err", ".txt");
      List<String> command = new ArrayList<>(List.of(
          Path.of(System.getProperty("java.home"), "bin", "java").toString(),
          "-Xmx128m",
          "-jar",
          System.getProperty("service.jar")));
      command.addAll(Arrays.asList(arguments));
      ProcessBuilder builder =
          new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
      builder.environment().keySet().removeIf(name -> name.startsWith("TENANCY_"));
      builder.environment().remove("JAVA_TOOL_OPTIONS"); // is announced on the standard error
      builder.environment().put("XDG_DATA_HOME", directory.toString());
      builder.environment().putAll(environment);
      return new ServiceProcess(builder.start(), out, err);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits until it says that it is ready. */
  Caller whenReady() {
    String url = url();
    return new Caller(path -> URI.create(url + path), Contract.of(Plane.ALL)::check);
  }

  /** How long ago it was started. */
  Duration age() {
    return Duration.ofNanos(System.nanoTime() - started);
  }

  String url() {
    while (age().compareTo(PATIENCE) < 0) {
      Matcher ready = READY.matcher(output());
      if (ready.find()) {
        return ready.group(1);
      }
      if (!process.isAlive()) {
        break;
      }
      LockSupport.parkNanos(POLL_NANOS);
    }
    throw new AssertionError("it is not ready:\n" + output() + errors());
  }

  /** Waits for its end. */
  int exitCode() {
    try {
      if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        throw new AssertionError("it still runs:\n" + output() + errors());
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** SIGTERM. */
  int stop() {
    process.destroy();
    return exitCode();
  }

  /** SIGKILL. */
  void kill() {
    process.destroyForcibly();
    exitCode();
  }

  String output() {
    return read(out);
  }

  String errors() {
    return read(err);
  }

  @Override
  public void close() {
    if (process.isAlive()) {
      stop();
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
