package dev.tenancy.http.server;

import dev.tenancy.http.body.RequestBody;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.io.content.ByteBufferContentSource;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;

/** One body on its way in. What is called on it is called by one thread at a time. */
final class BodyArrival {
  private final Request request;
  private final Response response;
  private final Callback callback;
  private final Duration limit;
  private final Handler next;
  private final ByteArrayOutputStream body = new ByteArrayOutputStream();

  BodyArrival(Request request, Response response, Callback callback, Duration limit, Handler next) {
    this.request = request;
    this.response = response;
    this.callback = callback;
    this.limit = limit;
    this.next = next;
  }

  /** Hands the request on, now or later. */
  void begin() {
    if (isThere()) {
      handOn();
    }
  }

  /** What comes later comes on a thread that may not be held. */
  private void proceed() {
    if (isThere()) {
      request.getContext().execute(this::handOn);
    }
  }

  private boolean isThere() {
    while (true) {
      Content.Chunk chunk = request.read();
      if (chunk == null) {
        waitForMore(System.nanoTime() - request.getBeginNanoTime());
        return false;
      }
      if (Content.Chunk.isFailure(chunk)) {
        refuse(status(chunk.getFailure()));
        return false;
      }
      body.writeBytes(BufferUtil.toArray(chunk.getByteBuffer()));
      chunk.release();
      if (body.size() > RequestBody.MAX_BYTES) {
        refuse(HttpStatus.PAYLOAD_TOO_LARGE_413);
        return false;
      }
      if (chunk.isLast()) {
        return true;
      }
    }
  }

  /** A client that sends a little now and then never falls silent; so the whole has a limit, too. */
  private void waitForMore(long nanos) {
    if (nanos > limit.toNanos()) {
      refuse(HttpStatus.REQUEST_TIMEOUT_408);
    } else {
      request.demand(this::proceed);
    }
  }

  private static int status(Throwable failure) {
    if (failure instanceof HttpException malformed) {
      return malformed.getCode();
    }
    return failure instanceof TimeoutException
        ? HttpStatus.REQUEST_TIMEOUT_408
        : HttpStatus.BAD_REQUEST_400;
  }

  private void refuse(int status) {
    Refusal.send(request, response, callback, status);
  }

  private void handOn() {
    Request whole = new ArrivedRequest(request, ByteBuffer.wrap(body.toByteArray()));
    try {
      if (!next.handle(whole, response, callback)) {
        Response.writeError(whole, response, callback, HttpStatus.NOT_FOUND_404);
      }
    } catch (Exception e) {
      Response.writeError(whole, response, callback, e);
    }
  }

  private static final class ArrivedRequest extends Request.Wrapper {
    private final Content.Source body;

    ArrivedRequest(Request request, ByteBuffer body) {
      super(request);
      this.body = new ByteBufferContentSource(body);
    }

    @Override
    public Content.Chunk read() {
      return body.read();
    }

    @Override
    public void demand(Runnable demandCallback) {
      body.demand(demandCallback);
    }

    @Override
    public void fail(Throwable failure) {
      body.fail(failure);
    }
  }
}
