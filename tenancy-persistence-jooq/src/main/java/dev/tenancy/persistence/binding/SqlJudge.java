package dev.tenancy.persistence.binding;

import java.sql.SQLException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Hears the words of a text one after the other, and tells its nature. It does not understand SQL: a
 * name before a parenthesis is a call unless it is known to be something else, and every call that is
 * not known to be harmless is taken for one that is not.
 */
final class SqlJudge {
  private static final String NONE = "";

  private int statements;
  private @Nullable String verb;
  private boolean harmless = true;
  private boolean command;
  private boolean changesOnly = true;
  private boolean returning;
  private boolean ends;
  private boolean procedure;
  private SetTarget target = new SetTarget();

  private String last = NONE;
  private boolean lastIsWord;
  private boolean lastIsQuoted;
  private String beforeName = NONE;
  private String qualifier = NONE;

  void word(String text, boolean quoted) throws SQLException {
    String word = quoted ? text : text.toLowerCase(Locale.ROOT);
    if (verb == null) {
      begin(word);
    } else {
      target.add(word);
    }
    returning |= !quoted && word.equals("returning");
    harmless &= quoted || !word.equals("into") || last.equals("insert") || last.equals("merge");
    boolean qualified = !lastIsWord && last.equals(".");
    if (!qualified) {
      qualifier = NONE;
      beforeName = last;
    }
    remember(word, true, quoted);
  }

  void sign(char sign) throws SQLException {
    switch (sign) {
      case '(' -> call();
      case '.' -> qualifier = last;
      case ';' -> end();
      default -> target.add(String.valueOf(sign));
    }
    remember(String.valueOf(sign), false, false);
  }

  /** A literal or a parameter. */
  void value() {
    remember("value", false, false);
  }

  SqlNature nature() throws SQLException {
    end();
    if (statements > 1 && ends) {
      throw Refusal.endsAmongOthers("a text of several statements");
    }
    boolean single = statements == 1;
    return new SqlNature(
        statements == 0,
        single && !procedure,
        harmless && statements <= 1,
        command,
        returning || !changesOnly || !single,
        ends);
  }

  private void begin(String word) throws SQLException {
    if (word.equals("lock")) {
      throw Refusal.of(
          "a lock on a table keeps all tenants waiting: lock rows, by SELECT … FOR UPDATE");
    }
    verb = word;
    statements++;
    boolean query = SqlVocabulary.QUERIES.contains(word);
    harmless &= query;
    command |= !query;
    changesOnly &= SqlVocabulary.CHANGES.contains(word);
    ends |= SqlVocabulary.ENDS.contains(word);
    procedure |= SqlVocabulary.PROCEDURES.contains(word);
    target = new SetTarget();
  }

  private void end() throws SQLException {
    if (verb != null && (verb.equals("set") || verb.equals("reset"))) {
      target.refuseWhatBindsOrRaises();
    }
    verb = null;
  }

  private void call() throws SQLException {
    if (!lastIsWord) {
      return;
    }
    if (SqlVocabulary.SESSION_FUNCTIONS.contains(last)) {
      throw Refusal.of(last + " tells what an earlier user of the session did: use RETURNING");
    }
    boolean columns = SqlVocabulary.BEFORE_COLUMNS.contains(beforeName);
    boolean known = !lastIsQuoted
        && SqlVocabulary.COMPUTE.contains(last)
        && (qualifier.isEmpty() || qualifier.equals("pg_catalog"));
    harmless &= columns || known;
  }

  private void remember(String token, boolean word, boolean quoted) {
    last = token;
    lastIsWord = word;
    lastIsQuoted = quoted;
  }
}
