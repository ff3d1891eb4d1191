package dev.tenancy.persistence.binding;

import java.sql.SQLException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.Parser;
import org.postgresql.util.IntList;

/** Reads a text once, by the driver's own scanners, so that both agree on what is quoted. */
final class SqlReader {
  private static final String[] RESERVED = {
    "tenancy.tenant_id", "bind_tenant", "standard_conforming_strings"
  };

  private final SqlJudge judge = new SqlJudge();
  private final StringBuilder plain = new StringBuilder();
  private final IntList callers = new IntList();
  private final IntList tenants = new IntList();
  private final boolean parameters;
  private static final char VERTICAL_TAB = 0x0b;

  private final char[] marker;
  private int count;

  private SqlReader(boolean parameters, @Nullable String tenantMarker) {
    this.parameters = parameters;
    this.marker = tenantMarker == null ? new char[0] : tenantMarker.toCharArray();
  }

  /**
   * Reads a text.
   *
   * @param text without its seal
   * @param parameters whether a question mark is a parameter; it is an operator in a plain statement
   * @throws SQLException when the text names what only the binding may touch
   */
  static SqlText read(String text, boolean parameters, @Nullable String tenantMarker)
      throws SQLException {
    String lower = text.toLowerCase(Locale.ROOT);
    for (String reserved : RESERVED) {
      if (lower.contains(reserved)) {
        throw Refusal.of("a bound connection refuses texts that name " + reserved
            + ": it binds each statement by itself, and values belong into parameters");
      }
    }
    if (text.indexOf(VERTICAL_TAB) >= 0) {
      throw Refusal.of(
          "a bound connection refuses texts with a vertical tab, which the driver and the"
              + " server read differently: values belong into parameters");
    }
    SqlReader reader = new SqlReader(parameters, tenantMarker);
    reader.scan(text.toCharArray());
    if (tenantMarker != null && reader.plain.indexOf(tenantMarker) >= 0) {
      throw Refusal.of("the tenant stands inside quotes or a comment");
    }
    int[] tenants = reader.tenants.toArray();
    return new SqlText(
        text,
        reader.plain.toString(),
        reader.callers.toArray(),
        tenants,
        tenants.length == 0 ? null : tenantMarker,
        reader.judge.nature());
  }

  private void scan(char[] text) throws SQLException {
    for (int i = 0; i < text.length; i++) {
      int start = i;
      if (isMarker(text, i)) {
        plain.append('?');
        tenants.add(++count);
        judge.value();
        i += marker.length - 1;
        continue;
      }
      switch (text[i]) {
        case '\'' -> {
          i = Parser.parseSingleQuotes(text, i, true);
          judge.value();
        }
        case '"' -> {
          i = Parser.parseDoubleQuotes(text, i);
          judge.word(new String(text, start + 1, Math.max(0, i - start - 1)), true);
        }
        case '-', '/' -> {
          i = text[i] == '-' ? Parser.parseLineComment(text, i) : Parser.parseBlockComment(text, i);
          if (i == start) {
            judge.sign(text[i]);
          }
        }
        case '$' -> {
          i = Parser.parseDollarQuotes(text, i);
          judge.value();
        }
        case '?' -> {
          i = question(text, i);
          continue;
        }
        default -> i = other(text, i);
      }
      plain.append(text, start, Math.min(i + 1, text.length) - start);
    }
  }

  private int question(char[] text, int i) {
    boolean doubled = i + 1 < text.length && text[i + 1] == '?';
    if (doubled || !parameters) {
      plain.append("??");
    } else {
      plain.append('?');
      callers.add(++count);
      judge.value();
    }
    return doubled ? i + 1 : i;
  }

  private int other(char[] text, int i) throws SQLException {
    char c = text[i];
    if (Parser.isIdentifierStartChar(c)) {
      int end = i + 1;
      while (end < text.length && Parser.isIdentifierContChar(text[end])) {
        end++;
      }
      judge.word(new String(text, i, end - i), false);
      return end - 1;
    }
    if (Character.isDigit(c)) {
      judge.value();
    } else if (!Character.isWhitespace(c)) {
      judge.sign(c);
    }
    return i;
  }

  private boolean isMarker(char[] text, int i) {
    if (marker.length == 0 || i + marker.length > text.length) {
      return false;
    }
    for (int j = 0; j < marker.length; j++) {
      if (text[i + j] != marker[j]) {
        return false;
      }
    }
    return true;
  }
}
