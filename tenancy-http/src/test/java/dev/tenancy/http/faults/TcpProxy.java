package dev.tenancy.http.faults;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The network between the service and its database, to be cut and mended. */
final class TcpProxy implements AutoCloseable {
  private enum State {
    WHOLE,
    CUT,
    SWALLOWING
  }

  private final int target;
  private final ServerSocket listener;
  private final Set<Link> links = ConcurrentHashMap.newKeySet();
  private volatile State state = State.WHOLE;

  /** Leads to a port of this machine. */
  TcpProxy(int target) {
    this.target = target;
    try {
      listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    daemon(this::accept);
  }

  int port() {
    return listener.getLocalPort();
  }

  /** Closes all connections, and new ones at once. */
  void cut() {
    state = State.CUT;
    links.forEach(Link::close);
  }

  /** Loses all that is sent, and tells nobody. What has lost something stays dead for ever. */
  void swallow() {
    state = State.SWALLOWING;
    links.forEach(link -> link.dead = true);
  }

  void mend() {
    state = State.WHOLE;
  }

  @Override
  public void close() {
    quietly(listener);
    links.forEach(Link::close);
  }

  private void accept() {
    try {
      while (true) {
        Socket near = listener.accept();
        switch (state) {
          case WHOLE -> new Link(near, new Socket(InetAddress.getLoopbackAddress(), target)).join();
          case CUT -> quietly(near);
          case SWALLOWING -> new Link(near, near).join();
        }
      }
    } catch (IOException e) {
      if (!listener.isClosed()) {
        // Nobody listens at the other end: neither does this one, for a moment.
        links.forEach(Link::close);
        accept();
      }
    }
  }

  private static void daemon(Runnable work) {
    Thread thread = new Thread(work, "proxy");
    thread.setDaemon(true);
    thread.start();
  }

  private static void quietly(Closeable closeable) {
    try {
      closeable.close();
    } catch (IOException e) {
      // It is closed, one way or the other.
    }
  }

  private final class Link {
    private final Socket near;
    private final Socket far;
    private volatile boolean dead;

    /** Dead from the start when both ends are the same. */
    Link(Socket near, Socket far) {
      this.near = near;
      this.far = far;
      this.dead = near.equals(far);
    }

    void join() {
      links.add(this);
      daemon(() -> pump(near, far));
      if (!near.equals(far)) {
        daemon(() -> pump(far, near));
      }
    }

    private void pump(Socket from, Socket to) {
      byte[] bytes = new byte[8192];
      try (from;
          to;
          InputStream in = from.getInputStream();
          OutputStream out = to.getOutputStream()) {
        for (int n = in.read(bytes); n >= 0; n = in.read(bytes)) {
          if (!dead) {
            out.write(bytes, 0, n);
          }
        }
      } catch (IOException e) {
        // The other end is gone; so is this one.
      } finally {
        links.remove(this);
      }
    }

    void close() {
      quietly(near);
      quietly(far);
    }
  }
}
