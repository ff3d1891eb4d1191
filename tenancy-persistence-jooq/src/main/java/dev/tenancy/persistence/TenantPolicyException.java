package dev.tenancy.persistence;

/**
 * A statement that the tenant filter refuses, because it cannot see or prove that the statement stays
 * with its tenant. Thrown before anything is sent; the message says what was refused and what to
 * write instead. It is a mistake in the program, not a failure of the database.
 */
public final class TenantPolicyException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * Refuses.
   *
   * @param refused what was refused, with the table's name where there is one
   * @param remedy what to write instead
   */
  public TenantPolicyException(String refused, String remedy) {
    super("refused: " + refused + "; " + remedy);
  }
}
