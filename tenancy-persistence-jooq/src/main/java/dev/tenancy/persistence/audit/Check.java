package dev.tenancy.persistence.audit;

import dev.tenancy.persistence.audit.catalog.Catalog;
import java.util.stream.Stream;

/** Looks for one kind of hole. */
interface Check {
  Stream<Finding> findings(Catalog catalog);
}
