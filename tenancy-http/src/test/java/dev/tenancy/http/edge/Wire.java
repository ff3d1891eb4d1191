package dev.tenancy.http.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** One connection to the service: exactly these bytes in, and all the answers that come out. */
final class Wire implements AutoCloseable {
  private static final long DRIBBLE_NANOS = 50_000_000;
  private static final long DRIBBLE_PATIENCE_NANOS = 25_000_000_000L;
  private static final int PATIENCE_MILLIS = 20_000;

  private final Socket socket;

  private Wire(Socket socket) {
    this.socket = socket;
  }

  static Wire to(int port) {
    try {
      Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
      socket.setSoTimeout(PATIENCE_MILLIS);
      return new Wire(socket);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Sends what is refused, and reads until the service closes the connection, which it must. */
  static List<WireAnswer> refused(int port, String text) {
    try (Wire wire = to(port).send(text)) {
      return wire.answersUntilClosed();
    }
  }

  /** Sends, says that nothing more comes, and reads all that there is. */
  static List<WireAnswer> exchange(int port, String text) {
    try (Wire wire = to(port).send(text)) {
      wire.socket.shutdownOutput();
      return wire.answersUntilClosed();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Every character is one byte. */
  Wire send(String text) {
    try {
      socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
      socket.getOutputStream().flush();
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Sends one byte now and then, until the service takes no more. */
  void dribbleUntilBroken() {
    dribbleUntil(() -> false);
  }

  /** Sends one byte now and then, until that is so, or the service takes no more. */
  void dribbleUntil(BooleanSupplier enough) {
    long begin = System.nanoTime();
    try {
      while (!enough.getAsBoolean()) {
        assertThat(System.nanoTime() - begin).as("time").isLessThan(DRIBBLE_PATIENCE_NANOS);
        socket.getOutputStream().write('a');
        LockSupport.parkNanos(DRIBBLE_NANOS);
      }
    } catch (IOException broken) {
      // That is what is waited for.
    }
  }

  boolean hasAnswer() {
    try {
      return socket.getInputStream().available() > 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The next answer, on a connection that may stay open. */
  WireAnswer answer() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    while (!WireAnswer.isComplete(bytes.toByteArray())) {
      int next = read();
      assertThat(next).as("closed after: " + bytes).isNotNegative();
      bytes.write(next);
    }
    return WireAnswer.all(bytes.toByteArray()).get(0);
  }

  /** The next answer, to a request for the headers alone. */
  WireAnswer head() {
    StringBuilder text = new StringBuilder();
    while (text.indexOf(WireAnswer.HEAD_END) < 0) {
      text.append((char) read());
    }
    return WireAnswer.head(text.toString());
  }

  List<WireAnswer> answersUntilClosed() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int next = read(); next >= 0; next = read()) {
      bytes.write(next);
    }
    return WireAnswer.all(bytes.toByteArray());
  }

  private int read() {
    try {
      return socket.getInputStream().read();
    } catch (SocketTimeoutException e) {
      throw new AssertionError("the connection is still open", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
