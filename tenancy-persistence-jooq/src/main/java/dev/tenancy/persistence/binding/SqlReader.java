package dev.tenancy.persistence.binding;

import java.sql.SQLException;
import java.util.BitSet;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.Parser;
import org.postgresql.util.IntList;

/** Reads a text once, by the driver's own scanners, so that both agree on what is quoted. */
final class SqlReader {
  private static final String[] RESERVED = {
    "tenancy.tenant_id", "bind_tenant", "standard_conforming_strings"
  };
  private static final char VERTICAL_TAB = 0x0b;

  private final SqlJudge judge = new SqlJudge();
  private final StringBuilder plain = new StringBuilder();
  private final IntList callers = new IntList();
  private final IntList tenants = new IntList();
  private final BitSet checked = new BitSet();
  private final boolean parameters;
  private final @Nullable Seal seal;
  private boolean checksNext;
  private int count;

  private SqlReader(boolean parameters, @Nullable Seal seal) {
    this.parameters = parameters;
    this.seal = seal;
  }

  /**
   * Reads a text.
   *
   * @param text without its seal
   * @param parameters whether a question mark is a parameter; it is an operator in a plain statement
   * @throws SQLException when the text names what only the binding may touch
   */
  static SqlText read(String text, boolean parameters, @Nullable Seal seal) throws SQLException {
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
    SqlReader reader = new SqlReader(parameters, seal);
    reader.scan(text);
    reader.checkMarkers();
    return new SqlText(
        text,
        reader.plain.toString(),
        reader.callers.toArray(),
        reader.tenants.toArray(),
        reader.checked,
        seal,
        reader.judge.nature());
  }

  private void checkMarkers() throws SQLException {
    if (seal != null
        && (checksNext
            || plain.indexOf(seal.tenant()) >= 0
            || plain.indexOf(seal.checked()) >= 0)) {
      throw Refusal.of("the tenant stands inside quotes or a comment, or before no parameter");
    }
  }

  private void scan(String sql) throws SQLException {
    char[] text = sql.toCharArray();
    for (int i = 0; i < text.length; i++) {
      int start = i;
      if (seal != null && sql.startsWith(seal.tenant(), i)) {
        plain.append('?');
        tenants.add(++count);
        judge.value();
        i += seal.tenant().length() - 1;
        continue;
      }
      if (seal != null && sql.startsWith(seal.checked(), i)) {
        checksNext = true;
        i += seal.checked().length() - 1;
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
      checked.set(callers.size(), checksNext);
      checksNext = false;
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
}
