package dev.tenancy.http.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** An answer as it came over the wire. */
record WireAnswer(int status, List<String> headers, String body) {
  static final String HEAD_END = "\r\n\r\n";

  /** Cuts what came into answers; fails on anything that is none. */
  static List<WireAnswer> all(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    List<WireAnswer> answers = new ArrayList<>();
    while (!text.isEmpty()) {
      WireAnswer answer = head(text);
      int begin = text.indexOf(HEAD_END) + HEAD_END.length();
      int end = begin + answer.length();
      assertThat(text.length()).as(text).isGreaterThanOrEqualTo(end);
      answers.add(new WireAnswer(answer.status, answer.headers, text.substring(begin, end)));
      text = text.substring(end);
    }
    return answers;
  }

  static boolean isComplete(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    int begin = text.indexOf(HEAD_END);
    return begin >= 0 && text.length() >= begin + HEAD_END.length() + head(text).length();
  }

  static WireAnswer head(String text) {
    assertThat(text).matches("(?s)HTTP/1\\.1 \\d{3} .*").contains(HEAD_END);
    List<String> lines = Arrays.asList(text.substring(0, text.indexOf(HEAD_END)).split("\r\n"));
    return new WireAnswer(
        Integer.parseInt(lines.get(0).substring(9, 12)), lines.subList(1, lines.size()), "");
  }

  private int length() {
    String length = header("Content-Length");
    return length.isEmpty() ? 0 : Integer.parseInt(length);
  }

  /** A header that may be there once; empty when it is not. */
  String header(String name) {
    String prefix = name.toLowerCase(Locale.ROOT) + ":";
    List<String> found = headers.stream()
        .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(prefix))
        .map(line -> line.substring(prefix.length()).strip())
        .toList();
    assertThat(found).as(name).hasSizeLessThanOrEqualTo(1);
    return found.isEmpty() ? "" : found.get(0);
  }

  WireAnswer isProblem(int expected, String slug) {
    assertThat(status).as(body).isEqualTo(expected);
    assertThat(header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(header("X-Request-Id")).isNotEmpty();
    assertThat(body)
        .contains("\"status\":" + expected + ",", "\"type\":\"/problems/" + slug + "\"")
        .contains("\"instance\":\"" + header("X-Request-Id") + "\"");
    return this;
  }

  WireAnswer closes() {
    assertThat(header("Connection")).isEqualTo("close");
    return this;
  }
}
