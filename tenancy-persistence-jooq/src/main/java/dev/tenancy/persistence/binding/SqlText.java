package dev.tenancy.persistence.binding;

import java.util.BitSet;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A caller's text, as it is sent, and what is known of it. Immutable. */
final class SqlText {
  // No space behind it: the server counts the position of an error from there.
  private static final String BIND = "select tenancy.bind_tenant(?);";

  /** The protocol counts them in 16 bits. */
  private static final int MOST_PARAMETERS = 65_535;

  private final String text;
  private final String plain;
  private final String bound;
  private final int[] callers;
  private final int[] tenants;
  private final BitSet checked;
  private final @Nullable Seal seal;
  private final SqlNature nature;

  /**
   * Keeps its arguments.
   *
   * @param text the caller's text without its seal
   * @param plain the same as a driver's prepared statement takes it
   * @param callers the places of the caller's parameters in {@code plain}
   * @param tenants the places of the tenant in {@code plain}
   * @param checked which of the caller's parameters, counted from 1, have to be the tenant
   */
  SqlText(
      String text,
      String plain,
      int[] callers,
      int[] tenants,
      BitSet checked,
      @Nullable Seal seal,
      SqlNature nature) {
    this.text = text;
    this.plain = plain;
    this.bound = BIND + plain;
    this.callers = callers;
    this.tenants = tenants;
    this.checked = checked;
    this.seal = seal;
    this.nature = nature;
  }

  String prepared(boolean binding) {
    return binding ? bound : plain;
  }

  /** Where parameters do not exist: the text with the tenant's id quoted in it. */
  String literal(UUID tenant) {
    return seal == null ? text : text.replace(seal.tenant(), "'" + tenant + "'");
  }

  /** Whether the server would not take them all, with the one of the binding. */
  boolean hasTooManyParameters() {
    return tenants.length > 0 && callers.length + tenants.length + 1 > MOST_PARAMETERS;
  }

  boolean namesTenant() {
    return tenants.length > 0;
  }

  int parameters() {
    return callers.length;
  }

  /** The driver's place of a caller's parameter, both counted from 1. */
  int place(int index, boolean binding) {
    return binding ? callers[index - 1] + 1 : callers[index - 1];
  }

  /** The driver's places of the tenant, without the one of the binding. */
  int[] tenantPlaces() {
    return tenants;
  }

  /** Whether a caller's parameter, counted from 1, has to be the tenant, or null, which means it. */
  boolean isChecked(int index) {
    return checked.get(index);
  }

  RuntimeException foreign() {
    return Objects.requireNonNull(seal).foreign().apply(plain);
  }

  SqlNature nature() {
    return nature;
  }
}
