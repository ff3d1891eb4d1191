package dev.tenancy.persistence.binding;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A proxy between the driver and the server that counts round trips on the wire. A trip begins when
 * the client sends after the server has answered; everything that it sends before the next answer
 * belongs to the same trip. The start of a connection is counted, too: take the difference.
 *
 * <p>The messages that end a pipeline (Sync, Query; PostgreSQL, chapter 55) are counted on their own:
 * fewer trips than these would mean that the client did not wait for an answer.
 */
final class WireCounter implements AutoCloseable {
  private final ServerSocket server;
  private final int target;
  private final AtomicInteger trips = new AtomicInteger();
  private final AtomicInteger syncs = new AtomicInteger();
  private final AtomicInteger queries = new AtomicInteger();
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();

  private WireCounter(int target) throws IOException {
    this.target = target;
    this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    start(this::accept);
  }

  /** Starts a proxy to the server of a data source. */
  static WireCounter before(PGSimpleDataSource dataSource) {
    try {
      return new WireCounter(dataSource.getPortNumbers()[0]);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The same database and role through the proxy. */
  PGSimpleDataSource through(PGSimpleDataSource direct) {
    PGSimpleDataSource dataSource = new PGSimpleDataSource();
    dataSource.setURL(direct.getURL());
    dataSource.setServerNames(new String[] {"127.0.0.1"});
    dataSource.setPortNumbers(new int[] {server.getLocalPort()});
    dataSource.setUser(direct.getUser());
    dataSource.setSslMode("disable");
    dataSource.setGssEncMode("disable");
    return dataSource;
  }

  int trips() {
    return trips.get();
  }

  int syncs() {
    return syncs.get();
  }

  int queries() {
    return queries.get();
  }

  /** The trips that an act takes. */
  int trips(Act act) throws Exception {
    int before = trips();
    act.run();
    return trips() - before;
  }

  @Override
  public void close() throws IOException {
    server.close();
    for (Socket socket : sockets) {
      socket.close();
    }
  }

  private void accept() throws IOException {
    while (true) {
      Socket client = server.accept();
      Socket backend = new Socket(InetAddress.getLoopbackAddress(), target);
      client.setTcpNoDelay(true);
      backend.setTcpNoDelay(true);
      sockets.add(client);
      sockets.add(backend);
      Trip trip = new Trip();
      start(() -> toServer(client, backend, trip));
      start(() -> toClient(client, backend, trip));
    }
  }

  private void toServer(Socket client, Socket backend, Trip trip) throws IOException {
    try (client;
        backend) {
      InputStream in = client.getInputStream();
      OutputStream out = backend.getOutputStream();
      Messages messages = new Messages();
      byte[] buffer = new byte[65_536];
      // What the client sends at once arrives at once.
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        if (messages.wantAnAnswer(buffer, n) && trip.clientSends()) {
          trips.incrementAndGet();
        }
        out.write(buffer, 0, n);
        out.flush();
      }
    }
  }

  private static void toClient(Socket client, Socket backend, Trip trip) throws IOException {
    try (client;
        backend) {
      InputStream in = backend.getInputStream();
      OutputStream out = client.getOutputStream();
      byte[] buffer = new byte[65_536];
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        trip.serverAnswers();
        out.write(buffer, 0, n);
        out.flush();
      }
    }
  }

  private static void start(Act act) {
    Thread thread = new Thread(
        () -> {
          try {
            act.run();
          } catch (Exception closed) {
            // Either side has hung up.
          }
        },
        "wire");
    thread.setDaemon(true);
    thread.start();
  }

  /** Whose turn it is on one connection. */
  private static final class Trip {
    private boolean answered = true;

    synchronized boolean clientSends() {
      boolean begins = answered;
      answered = false;
      return begins;
    }

    synchronized void serverAnswers() {
      answered = true;
    }
  }

  /** Cuts what the client sends into messages: a type, four bytes of length, the rest. */
  private final class Messages {
    private int type = -1; // the first message has none
    private int header = 4;
    private int length;
    private int rest;

    boolean wantAnAnswer(byte[] bytes, int count) {
      boolean wanted = false;
      for (int i = 0; i < count; i++) {
        if (rest > 0) {
          wanted |= type != 'X';
          rest--;
        } else if (header == 0) {
          type = bytes[i];
          header = 4;
          length = 0;
          wanted |= type != 'X';
          count(type);
        } else {
          wanted |= type != 'X';
          length = (length << 8) | (bytes[i] & 0xff);
          header--;
          rest = header == 0 ? length - 4 : 0;
        }
      }
      return wanted;
    }

    private void count(int message) {
      if (message == 'S') {
        syncs.incrementAndGet();
      } else if (message == 'Q') {
        queries.incrementAndGet();
      }
    }
  }

  interface Act {
    void run() throws Exception;
  }
}
