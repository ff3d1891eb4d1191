package dev.tenancy.http.server;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Callback;

/**
 * Completes a request that was refused while its body may still be coming. A connection that is closed
 * on a client that sends is reset, and the client loses the answer (RFC 9112, section 9.6); so what
 * comes is thrown away first, without a thread, until it ends, or is more than anybody sends by mistake.
 */
final class LingeringClose implements Callback {
  static final long MAX_BYTES = 8L * 1024 * 1024;
  private static final long MAX_NANOS = TimeUnit.SECONDS.toNanos(10);

  private final Request request;
  private final Callback callback;
  private final long begin = System.nanoTime();
  private long discarded;

  LingeringClose(Request request, Callback callback) {
    this.request = request;
    this.callback = callback;
  }

  /** The answer is out. */
  @Override
  public void succeeded() {
    boolean waitsToBeAsked = request.getHeaders().contains(HttpHeader.EXPECT)
        && Request.getContentBytesRead(request) == 0;
    if (waitsToBeAsked) {
      callback.succeeded();
    } else {
      discard();
    }
  }

  @Override
  public void failed(Throwable x) {
    callback.failed(x);
  }

  private void discard() {
    while (discarded <= MAX_BYTES && System.nanoTime() - begin <= MAX_NANOS) {
      Content.Chunk chunk = request.read();
      if (chunk == null) {
        request.demand(this::discard);
        return;
      }
      discarded += chunk.remaining();
      chunk.release();
      if (chunk.isLast()) {
        callback.succeeded();
        return;
      }
      if (Content.Chunk.isFailure(chunk)) {
        break;
      }
    }
    callback.failed(new TimeoutException("a refused body does not end"));
  }

  @Override
  public InvocationType getInvocationType() {
    return InvocationType.NON_BLOCKING;
  }
}
