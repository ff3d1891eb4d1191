package dev.tenancy.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Somebody who sends requests over a socket, always with the same headers.
 *
 * @param contract what every answer is held against
 */
public record Caller(
    Function<String, URI> base,
    Consumer<HttpResponse<String>> contract,
    List<Map.Entry<String, String>> headers) {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  Caller(Function<String, URI> base, Consumer<HttpResponse<String>> contract) {
    this(base, contract, List.of());
  }

  /** The same caller with one more header; may be there already. */
  public Caller with(String name, String value) {
    List<Map.Entry<String, String>> more = new ArrayList<>(headers);
    more.add(Map.entry(name, value));
    return new Caller(base, contract, more);
  }

  public Answer get(String path) {
    return send("GET", path, BodyPublishers.noBody());
  }

  public Answer delete(String path) {
    return send("DELETE", path, BodyPublishers.noBody());
  }

  public Answer post(String path) {
    return send("POST", path, BodyPublishers.noBody());
  }

  public Answer post(String path, String json) {
    return with("Content-Type", "application/json")
        .send("POST", path, BodyPublishers.ofString(json));
  }

  public Answer patch(String path, String json) {
    return with("Content-Type", "application/json")
        .send("PATCH", path, BodyPublishers.ofString(json));
  }

  public Answer send(String method, String path, BodyPublisher body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(base.apply(path)).timeout(PATIENCE).method(method, body);
    headers.forEach(header -> request.header(header.getKey(), header.getValue()));
    try {
      HttpResponse<String> response = HTTP.send(request.build(), BodyHandlers.ofString());
      contract.accept(response);
      return new Answer(response);
    } catch (IOException e) {
      throw new UncheckedIOException(method + " " + path, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /**
   * Sends exactly this, which an HTTP client would not; how the body is framed is up to a header.
   *
   * @return whatever comes until the connection is closed
   */
  String sendRaw(String method, String path, String body) throws IOException {
    StringBuilder request = new StringBuilder(method + " " + path + " HTTP/1.1\r\nHost: a\r\n");
    with("Connection", "close")
        .headers
        .forEach(header -> request.append(header.getKey() + ": " + header.getValue() + "\r\n"));
    request.append("\r\n").append(body);
    URI root = base.apply("/");
    try (Socket socket = new Socket(root.getHost(), root.getPort())) {
      socket.setSoTimeout((int) PATIENCE.toMillis());
      socket.getOutputStream().write(request.toString().getBytes(StandardCharsets.ISO_8859_1));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
