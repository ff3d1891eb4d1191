package dev.tenancy.persistence.differential;

/** The labels of the enum type {@code differential.purchase_state}, in their order. */
public enum PurchaseState {
  NEW,
  PAID,
  SENT,
  VOID
}
