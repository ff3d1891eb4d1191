package dev.tenancy.persistence.binding;

import java.sql.SQLException;

/** Something done with a statement of the driver. */
interface SqlAct<S, T> {
  T on(S statement) throws SQLException;
}
