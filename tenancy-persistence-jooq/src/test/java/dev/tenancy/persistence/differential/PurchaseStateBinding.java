package dev.tenancy.persistence.differential;

import java.io.Serial;
import java.sql.SQLException;
import org.jooq.BindingGetResultSetContext;
import org.jooq.BindingSQLContext;
import org.jooq.BindingSetStatementContext;
import org.jooq.Converter;
import org.jooq.impl.AbstractBinding;
import org.jooq.impl.EnumConverter;

/**
 * Sends and reads the enum type. The generator reads the schema through H2, to which the column is
 * text, so it cannot make an enum of jOOQ's own.
 */
public final class PurchaseStateBinding extends AbstractBinding<String, PurchaseState> {
  @Serial
  private static final long serialVersionUID = 1L;

  private static final Converter<String, PurchaseState> CONVERTER =
      new EnumConverter<>(String.class, PurchaseState.class);
  private static final String CAST = "::differential.purchase_state";

  @Override
  public Converter<String, PurchaseState> converter() {
    return CONVERTER;
  }

  @Override
  protected void sqlInline(BindingSQLContext<PurchaseState> context) throws SQLException {
    super.sqlInline(context);
    context.render().sql(CAST);
  }

  @Override
  protected void sqlBind(BindingSQLContext<PurchaseState> context) throws SQLException {
    super.sqlBind(context);
    context.render().sql(CAST);
  }

  @Override
  public void set(BindingSetStatementContext<PurchaseState> context) throws SQLException {
    context.statement().setString(context.index(), CONVERTER.to(context.value()));
  }

  @Override
  public void get(BindingGetResultSetContext<PurchaseState> context) throws SQLException {
    context.value(CONVERTER.from(context.resultSet().getString(context.index())));
  }
}
