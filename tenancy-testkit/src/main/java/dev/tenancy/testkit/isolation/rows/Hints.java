package dev.tenancy.testkit.isolation.rows;

import com.github.curiousoddman.rgxgen.RgxGen;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The constants in the conditions on a column: what they compare it with may well satisfy them. */
final class Hints {
  private static final Pattern TEXT = Pattern.compile("'((?:[^']|'')*)'");
  private static final Pattern NUMBER = Pattern.compile("(?<![\\w.'])\\d+(?:\\.\\d+)?(?![\\w.'])");
  private static final int LONGEST = 1_000;

  private final Set<String> texts;
  private final Set<String> numbers;

  private Hints(Set<String> texts, Set<String> numbers) {
    this.texts = new LinkedHashSet<>(texts);
    this.numbers = new LinkedHashSet<>(numbers);
  }

  static Hints in(List<String> conditions) {
    return new Hints(Set.of(), Set.of()).and(conditions);
  }

  /** Those of more conditions besides. */
  Hints and(List<String> conditions) {
    Hints hints = new Hints(texts, numbers);
    for (String condition : conditions) {
      Matcher text = TEXT.matcher(condition);
      while (text.find()) {
        hints.texts.add(text.group(1).replace("''", "'"));
      }
      Matcher number = NUMBER.matcher(TEXT.matcher(condition).replaceAll(" "));
      while (number.find()) {
        hints.numbers.add(number.group());
      }
    }
    return hints;
  }

  /** Strings as they stand there. */
  Set<String> texts() {
    return texts;
  }

  /** Numbers as they stand there. */
  Set<String> numbers() {
    return numbers;
  }

  /** Strings of the lengths that the numbers may mean. */
  Set<String> textsOfLengths(String characters) {
    Set<String> all = new LinkedHashSet<>();
    for (String number : numbers) {
      double length = Double.parseDouble(number);
      if (length <= LONGEST) {
        for (int n : new int[] {(int) length, (int) length + 1, Math.max(0, (int) length - 1)}) {
          all.add(characters.repeat(n / characters.length() + 1).substring(0, n));
        }
      }
    }
    return all;
  }

  /** Strings that the strings may be patterns for. */
  Set<String> textsOfPatterns(String filling, Random random) {
    Set<String> all = new LinkedHashSet<>();
    for (String pattern : texts) {
      all.add(pattern.replace("%", filling).replace('_', 'x'));
      try {
        all.add(RgxGen.parse(pattern).generate(random));
      } catch (RuntimeException e) {
        // It is no regular expression, or one that only PostgreSQL knows.
      }
    }
    return all;
  }
}
