package dev.tenancy.http.configuration;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/** Which PostgreSQL the service runs on. */
public sealed interface DatabaseSource {
  /**
   * A server that is there already. Does not show the passwords.
   *
   * @param address where it is
   * @param appPassword the password of the data plane's role
   * @param controlPassword the password of the control plane's role
   * @param crossingRoles the roles that reach several tenants' rows on purpose
   */
  record Existing(
      DatabaseAddress address,
      Optional<String> appPassword,
      Optional<String> controlPassword,
      Set<String> crossingRoles)
      implements DatabaseSource {
    /** Takes a copy. */
    public Existing {
      crossingRoles = Set.copyOf(crossingRoles);
    }

    @Override
    public String toString() {
      return "Existing[" + address + "]";
    }
  }

  /**
   * A server that the service starts and stops.
   *
   * @param directory where its data are kept
   */
  record Embedded(Path directory) implements DatabaseSource {}

  /** A server that the service starts, and whose data it deletes. */
  record Ephemeral() implements DatabaseSource {}
}
