package dev.tenancy.persistence.audit.catalog;

import java.util.Collection;

/** Sets of names as SQL takes them. */
final class Names {
  private Names() {}

  static String[] array(Collection<String> names) {
    return names.toArray(String[]::new);
  }

  static Long[] numbers(Collection<Long> oids) {
    return oids.toArray(Long[]::new);
  }
}
