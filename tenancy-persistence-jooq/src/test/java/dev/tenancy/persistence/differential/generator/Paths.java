package dev.tenancy.persistence.differential.generator;

import dev.tenancy.persistence.differential.schema.tables.Category;
import dev.tenancy.persistence.differential.schema.tables.Country;
import dev.tenancy.persistence.differential.schema.tables.Customer;
import dev.tenancy.persistence.differential.schema.tables.Product;
import dev.tenancy.persistence.differential.schema.tables.Purchase;
import dev.tenancy.persistence.differential.schema.tables.PurchaseLine;
import dev.tenancy.persistence.differential.schema.tables.Visit;
import java.util.List;
import org.jooq.Field;
import org.jooq.Table;

/** The ways that foreign keys open from one table to others. */
final class Paths {
  private Paths() {}

  /** Columns at the far end of paths, for whose sake jOOQ adds joins. */
  static List<Field<?>> fields(Table<?> table) {
    if (table instanceof Customer customer) {
      return List.of(customer.country().NAME, customer.country().RATE);
    } else if (table instanceof Category category) {
      return List.of(
          category.category().NAME, category.category().ID, category.category().category().NAME);
    } else if (table instanceof Product product) {
      return List.of(product.category().NAME, product.category().category().ID);
    } else if (table instanceof Purchase purchase) {
      return List.of(
          purchase.customer().NAME,
          purchase.customer().CREDIT,
          purchase.customer().TENANT_ID,
          purchase.customer().country().NAME,
          purchase.currency().DECIMALS);
    } else if (table instanceof PurchaseLine line) {
      return List.of(
          line.product().PRICE,
          line.purchase().STATE,
          line.purchase().customer().EMAIL,
          line.product().category().NAME);
    } else if (table instanceof Visit visit) {
      return List.of(visit.customer().NAME, visit.customer().ACTIVE);
    }
    return List.of();
  }

  /** Tables of which there is at most one row for a row of this one. */
  static List<Table<?>> toOne(Table<?> table) {
    if (table instanceof Customer customer) {
      return List.of(customer.country());
    } else if (table instanceof Category category) {
      return List.of(category.category());
    } else if (table instanceof Product product) {
      return List.of(product.category(), product.category().category());
    } else if (table instanceof Purchase purchase) {
      return List.of(
          purchase.customer(), purchase.currency(), purchase.customer().country());
    } else if (table instanceof PurchaseLine line) {
      return List.of(line.product(), line.purchase(), line.purchase().customer());
    } else if (table instanceof Visit visit) {
      return List.of(visit.customer());
    }
    return List.of();
  }

  /** Tables of which there may be several. */
  static List<Table<?>> toMany(Table<?> table) {
    if (table instanceof Customer customer) {
      return List.of(customer.purchase(), customer.visit());
    } else if (table instanceof Country country) {
      return List.of(country.customer());
    } else if (table instanceof Category category) {
      return List.of(category.product());
    } else if (table instanceof Product product) {
      return List.of(product.purchaseLine());
    } else if (table instanceof Purchase purchase) {
      return List.of(purchase.purchaseLine());
    }
    return List.of();
  }
}
