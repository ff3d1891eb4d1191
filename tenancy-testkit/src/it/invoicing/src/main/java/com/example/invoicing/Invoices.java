package com.example.invoicing;

import static com.example.invoicing.schema.Tables.CUSTOMER;
import static com.example.invoicing.schema.Tables.INVOICE;
import static com.example.invoicing.schema.Tables.INVOICE_LINE;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.sum;

import dev.tenancy.core.tenant.TenantId;
import dev.tenancy.persistence.TenantDatabase;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;

/** The invoices of a tenant. No statement names the tenant. */
public final class Invoices {
  private final TenantDatabase database;

  public Invoices(TenantDatabase database) {
    this.database = database;
  }

  /** Adds a customer. */
  public UUID addCustomer(TenantId tenant, String name, String email) {
    UUID id = UUID.randomUUID();
    database
        .scope(tenant)
        .insertInto(CUSTOMER, CUSTOMER.ID, CUSTOMER.NAME, CUSTOMER.EMAIL, CUSTOMER.COUNTRY)
        .values(id, name, email, "AT")
        .execute();
    return id;
  }

  /** Writes an invoice with one line for each amount. */
  public UUID write(TenantId tenant, UUID customer, String number, BigDecimal... amounts) {
    UUID id = UUID.randomUUID();
    LocalDate today = LocalDate.of(2026, 1, 1);
    return database.transaction(tenant, scope -> {
      scope
          .insertInto(
              INVOICE,
              INVOICE.ID,
              INVOICE.CUSTOMER_ID,
              INVOICE.NUMBER,
              INVOICE.ISSUED,
              INVOICE.DUE)
          .values(id, customer, number, today, today.plusDays(14))
          .execute();
      int line = 0;
      for (BigDecimal amount : amounts) {
        scope
            .insertInto(
                INVOICE_LINE,
                INVOICE_LINE.INVOICE_ID,
                INVOICE_LINE.LINE,
                INVOICE_LINE.DESCRIPTION,
                INVOICE_LINE.AMOUNT)
            .values(id, ++line, "Work", amount)
            .execute();
      }
      return id;
    });
  }

  /** One of the tenant's. */
  public Optional<Invoice> find(TenantId tenant, UUID id) {
    return select(database.scope(tenant)).stream()
        .filter(invoice -> invoice.id().equals(id))
        .findFirst();
  }

  /** All of the tenant's, by their numbers. */
  public List<Invoice> all(TenantId tenant) {
    return select(database.scope(tenant));
  }

  private static List<Invoice> select(DSLContext scope) {
    return scope
        .select(
            INVOICE.ID,
            INVOICE.NUMBER,
            coalesce(sum(INVOICE_LINE.AMOUNT), inline(BigDecimal.ZERO)))
        .from(INVOICE)
        .leftJoin(INVOICE_LINE)
        .on(INVOICE_LINE.INVOICE_ID.eq(INVOICE.ID))
        .groupBy(INVOICE.ID, INVOICE.NUMBER)
        .orderBy(INVOICE.NUMBER)
        .fetch(row -> new Invoice(row.value1(), row.value2(), row.value3()));
  }
}
