package dev.tenancy.testkit.isolation.attack;

import dev.tenancy.testkit.isolation.catalog.Table;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** What is tried on a table. */
public final class Attacks {
  private Attacks() {}

  /**
   * All attacks that a table gives occasion for.
   *
   * @param owned the tables whose rows belong to tenants
   * @param preys what is attacked, by the names of the tables; complete when the attacks are run
   */
  public static List<Attack> on(Prey prey, Set<String> owned, Map<String, Prey> preys) {
    Table table = prey.table();
    return Stream.of(
            Stream.of(RowAttack.values()),
            Stream.of(
                new InsertAttack(), new MoveAttack(), new TruncateAttack(), new UnboundAttack()),
            table.keys().stream()
                .filter(key -> !key.columns().equals(List.of(prey.discriminator())))
                .map(KeyAttack::new),
            table.foreignKeys().stream()
                .filter(key -> owned.contains(key.parent()))
                .map(key -> new ReferAttack(key, preys)))
        .<Attack>flatMap(attacks -> attacks)
        .toList();
  }
}
