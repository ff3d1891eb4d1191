package dev.tenancy.testkit.isolation.rows;

import dev.tenancy.testkit.isolation.catalog.ColumnType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Values that a column may have, as PostgreSQL writes them; those that are this row's own come first. */
final class Candidates {
  private static final Pattern DIGITS = Pattern.compile("\\((\\d+)(?:,(-?\\d+))?\\)");
  private static final Pattern WHOLE = Pattern.compile("-?\\d+");
  private static final Pattern DATE = Pattern.compile("\\d{4}-\\d\\d-\\d\\d.*");
  private static final LocalDate FIRST_DAY = LocalDate.of(2020, 1, 1);
  private static final int DAYS = 10_000;
  private static final int SMALL = 30_000;
  private static final int NO_LIMIT = Integer.MAX_VALUE;

  private final Connection connection;
  private final Seed seed;
  private final Hints hints;

  Candidates(Connection connection, Seed seed, Hints hints) {
    this.connection = connection;
    this.seed = seed;
    this.hints = hints;
  }

  /** None for a type that is not known here, and for a domain none that it does not allow. */
  List<String> of(ColumnType type) throws SQLException {
    return switch (type.kind()) {
      case BASE -> List.copyOf(ofBase(type));
      case ENUM -> rotated(type.labels());
      case DOMAIN ->
        new Domain(type)
            .allowed(
                connection,
                new Candidates(connection, seed, hints.and(type.checks()))
                    .of(type.parts().get(0)));
      case ARRAY -> ofEach(type.parts().get(0), value -> "{" + quoted(value) + "}", "{}");
      case COMPOSITE -> composite(type);
      case RANGE ->
        ofEach(
            type.parts().get(0), value -> "[" + quoted(value) + "," + quoted(value) + "]", "empty");
      case MULTIRANGE -> ofEach(type.parts().get(0), value -> "{" + value + "}", "{}");
    };
  }

  private Set<String> ofBase(ColumnType type) {
    String day = FIRST_DAY.plusDays(seed.number() % DAYS).toString();
    Set<String> all = new LinkedHashSet<>();
    switch (type.base()) {
      case "bool" -> all.addAll(List.of("true", "false"));
      case "int2" -> addWholes(all, SMALL);
      case "int4", "int8", "oid", "money" -> addWholes(all, NO_LIMIT);
      case "float4", "float8", "numeric" -> addNumbers(all, type.name());
      case "text", "varchar", "bpchar", "name", "citext", "char" -> addTexts(all);
      case "uuid" -> all.add(seed.uuid().toString());
      case "date" -> addTimes(all, day, "");
      case "timestamp" -> addTimes(all, day, " 12:00:00");
      case "timestamptz" -> addTimes(all, day, " 12:00:00+00");
      case "time", "timetz" -> all.addAll(List.of("12:00", "00:00", "23:59"));
      case "interval" -> all.addAll(List.of(seed.number() + " seconds", "1 day", "0"));
      case "json", "jsonb" ->
        all.addAll(List.of(
            "{\"mark\": \"" + seed.text() + "\"}", "[]", "{}", "\"" + seed.text() + "\"", "1"));
      case "bytea" -> all.add("\\x" + Integer.toHexString(seed.number() | 1 << 20 | 1 << 23));
      case "inet", "cidr" ->
        all.add("10." + (seed.number() >> 16 & 255) + "." + (seed.number() >> 8 & 255) + "."
            + (seed.number() & 255));
      case "macaddr" ->
        all.add("02:00:00:%02x:%02x:%02x".formatted(byteAt(16), byteAt(8), byteAt(0)));
      case "macaddr8" ->
        all.add("02:00:00:00:00:%02x:%02x:%02x".formatted(byteAt(16), byteAt(8), byteAt(0)));
      case "bit", "varbit" -> all.addAll(List.of("1", "0"));
      case "tsvector", "tsquery", "ltree" -> all.add("m" + seed.number());
      case "hstore" -> all.add("\"mark\"=>\"" + seed.text() + "\"");
      case "xml" -> all.add("<mark>" + seed.text() + "</mark>");
      case "pg_lsn" -> all.add("0/" + Integer.toHexString(seed.number()));
      case "point" -> all.add("(" + seed.number() + ",1)");
      case "line" -> all.add("{1,2," + seed.number() + "}");
      case "lseg" -> all.add("[(0,0),(" + seed.number() + ",1)]");
      case "box" -> all.add("(" + seed.number() + ",1),(0,0)");
      case "path" -> all.add("[(0,0),(" + seed.number() + ",1)]");
      case "polygon" -> all.add("((0,0),(" + seed.number() + ",1),(0,1))");
      case "circle" -> all.add("<(0,0)," + seed.number() + ">");
      default -> {
        // PostgreSQL takes its types from extensions, too: somebody has to give a value.
      }
    }
    return all;
  }

  private int byteAt(int shift) {
    return seed.number() >> shift & 255;
  }

  private void addWholes(Set<String> all, int limit) {
    all.add(String.valueOf(seed.number() % limit));
    hints.numbers().stream()
        .filter(number -> WHOLE.matcher(number).matches())
        .map(BigInteger::new)
        .filter(number -> number.bitLength() < Short.SIZE - 1 || limit == NO_LIMIT)
        .flatMap(n -> Stream.of(n, n.add(BigInteger.ONE), n.subtract(BigInteger.ONE), n.negate()))
        .forEach(n -> all.add(n.toString()));
    all.addAll(List.of("1", "0", "-1", "2", "10", "100", "1000"));
  }

  private void addNumbers(Set<String> all, String type) {
    Matcher digits = DIGITS.matcher(type);
    int before = NO_LIMIT;
    if (digits.find()) {
      int scale = digits.group(2) == null ? 0 : Integer.parseInt(digits.group(2));
      before = Integer.parseInt(digits.group(1)) - scale;
    }
    BigDecimal end = before == NO_LIMIT ? null : BigDecimal.ONE.scaleByPowerOfTen(before);
    Stream.of(
            Stream.of(BigDecimal.valueOf(seed.number())),
            hints.numbers().stream()
                .map(BigDecimal::new)
                .flatMap(n ->
                    Stream.of(n, n.add(BigDecimal.ONE), n.subtract(BigDecimal.ONE), n.negate())),
            Stream.of("1", "0.5", "0", "-1", "100").map(BigDecimal::new))
        .flatMap(n -> n)
        .map(n -> end == null ? n : n.remainder(end))
        .forEach(n -> all.add(n.toPlainString()));
  }

  private void addTexts(Set<String> all) {
    String own = seed.text();
    String letters = own.replaceAll("[^a-z]", "x");
    all.add(own);
    all.addAll(hints.textsOfPatterns(own, seed.random()));
    all.add(own + "@example.org");
    all.add("https://example.org/" + own);
    for (String filling :
        List.of(own, letters, letters.toUpperCase(Locale.ROOT), "" + seed.number())) {
      all.add(filling);
      all.addAll(hints.textsOfLengths(filling));
    }
    all.addAll(hints.texts());
    all.add("");
  }

  private void addTimes(Set<String> all, String day, String time) {
    all.add(day + time);
    hints.texts().stream().filter(text -> DATE.matcher(text).matches()).forEach(text -> {
      LocalDate date = LocalDate.parse(text.substring(0, 10));
      Stream.of(date, date.plusDays(1), date.minusDays(1)).forEach(d -> all.add(d + time));
    });
    all.addAll(List.of("2000-01-01" + time, "2100-01-01" + time));
  }

  private List<String> rotated(List<String> labels) {
    int first = seed.number() % labels.size();
    List<String> all = new ArrayList<>(labels.subList(first, labels.size()));
    all.addAll(labels.subList(0, first));
    return all;
  }

  private List<String> ofEach(ColumnType part, UnaryOperator<String> whole, String empty)
      throws SQLException {
    return Stream.concat(of(part).stream().map(whole), Stream.of(empty)).toList();
  }

  private List<String> composite(ColumnType type) throws SQLException {
    List<String> fields = new ArrayList<>();
    for (ColumnType part : type.parts()) {
      fields.add(of(part).stream().findFirst().map(Candidates::quoted).orElse(""));
    }
    return List.of("(" + String.join(",", fields) + ")");
  }

  private static String quoted(String value) {
    return "\"" + value.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }
}
