package dev.tenancy.testkit.isolation;

import dev.tenancy.testkit.isolation.rows.Discriminator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** What a suite was told. */
final class Settings {
  final DataSource administrator;
  DataSource serving;
  final Map<String, Function<String, DataSource>> contexts = new LinkedHashMap<>();
  final Map<String, String> discriminators = new HashMap<>();
  final Set<String> shared = new HashSet<>();
  final Set<String> writable = new HashSet<>();
  final Set<String> trusted = new HashSet<>();
  final Map<String, Map<String, @Nullable String>> given = new HashMap<>();

  @Nullable
  Tenants tenants;

  String discriminator = "tenant_id";
  String binding = "select tenancy.bind_tenant(cast(? as uuid))";
  long seed = new Random().nextLong();
  boolean checksNames = true;

  Settings(DataSource administrator, DataSource serving) {
    this.administrator = administrator;
    this.serving = serving;
  }

  Discriminator whose() {
    return new Discriminator(discriminator, discriminators);
  }
}
