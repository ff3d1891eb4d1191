package dev.tenancy.testkit.canary;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says what is in a value, in words to be searched. */
final class Texts {
  private Texts() {}

  static String of(@Nullable Object value) {
    if (value instanceof byte[] bytes) {
      // Latin-1 shows ASCII in most encodings; hex shows a UUID's 16 bytes.
      return new String(bytes, StandardCharsets.ISO_8859_1) + "\n"
          + HexFormat.of().formatHex(bytes);
    }
    if (value instanceof Throwable thrown) {
      return of(thrown);
    }
    if (value instanceof Object[] values) {
      return Arrays.stream(values).map(Texts::of).collect(Collectors.joining("\n"));
    }
    return value != null && value.getClass().isArray()
        ? Arrays.deepToString(new Object[] {value})
        : String.valueOf(value);
  }

  /** Its messages, those of its causes, and those of the exceptions that JDBC has chained to it. */
  private static String of(Throwable thrown) {
    StringWriter text = new StringWriter();
    PrintWriter writer = new PrintWriter(text);
    thrown.printStackTrace(writer);
    if (thrown instanceof SQLException chain) {
      chain.forEach(writer::println);
    }
    return text.toString();
  }
}
