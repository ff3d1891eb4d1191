package dev.tenancy.testkit.isolation;

import dev.tenancy.testkit.isolation.catalog.ColumnType;
import java.util.Collection;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The ids of those who play a part, as texts.
 *
 * @param attacker on whose behalf the attacks run
 * @param victim whose rows they are after
 * @param newcomer who has no rows yet
 */
record Tenants(String attacker, String victim, String newcomer) {
  /** They get into SQL. */
  private static final Pattern ID = Pattern.compile("[\\p{Alnum}_.:@-]+");

  private static final Set<String> NUMBERS = Set.of("int4", "int8", "numeric");
  private static final int SMALLEST = 1_000_000;
  private static final int SMALLEST_SHORT = 10_000;

  Tenants {
    List<String> ids = List.of(attacker, victim, newcomer);
    ids.forEach(id -> {
      if (!ID.matcher(id).matches()) {
        throw new IllegalArgumentException("the tenant's id \"" + id
            + "\" may have letters, digits and _.:@- only, and at least one of them");
      }
    });
    if (Set.copyOf(ids).size() < ids.size()) {
      throw new IllegalArgumentException("there have to be three tenants, not " + ids);
    }
  }

  /** Some that fit the columns which say whose a row is: UUIDs of version 7, or numbers. */
  static Tenants fitting(Collection<ColumnType> types, Random random) {
    Set<String> bases = Set.copyOf(
        types.stream().map(Tenants::withoutDomain).map(ColumnType::base).toList());
    Supplier<String> ids;
    if (bases.contains("int2")) {
      ids = () -> Integer.toString(random.nextInt(SMALLEST_SHORT, Short.MAX_VALUE));
    } else if (bases.stream().anyMatch(NUMBERS::contains)) {
      ids = () -> Integer.toString(random.nextInt(SMALLEST, Integer.MAX_VALUE));
    } else {
      ids = () -> uuid(random).toString();
    }
    List<String> three = Stream.generate(ids).distinct().limit(3).toList();
    return new Tenants(three.get(0), three.get(1), three.get(2));
  }

  private static ColumnType withoutDomain(ColumnType type) {
    return type.kind() == ColumnType.Kind.DOMAIN ? withoutDomain(type.parts().get(0)) : type;
  }

  /** Of version 7, see RFC 9562. */
  private static UUID uuid(Random random) {
    long time = 0x019A_0000_0000L + random.nextInt(Integer.MAX_VALUE);
    return new UUID(
        time << 16 | 0x7000L | random.nextInt(0x1000), random.nextLong() >>> 2 | 1L << 63);
  }
}
