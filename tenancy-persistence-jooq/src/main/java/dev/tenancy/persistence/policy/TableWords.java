package dev.tenancy.persistence.policy;

import java.util.regex.Pattern;
import org.jooq.Keyword;
import org.jooq.Name;
import org.jooq.QueryPart;
import org.jooq.SQL;
import org.jooq.VisitContext;
import org.jooq.VisitListener;
import org.jooq.VisitListenerProvider;
import org.jooq.impl.CatalogImpl;
import org.jooq.impl.SchemaImpl;
import org.jooq.impl.TableImpl;

/**
 * Tells whether all tables in a statement's text are jOOQ's, which the filter sees, or some may come
 * from plain SQL or a part of the application's own, which it does not see. It follows one rendering
 * and counts the words by which SQL comes to tables.
 */
final class TableWords implements VisitListenerProvider {
  private static final int NOWHERE = -1;
  private static final String JOOQ = "org.jooq.impl.";

  /** In a list of tables, it is the comma, which only a name could bring in there. */
  private static final Pattern WORDS = Pattern.compile(
      "(?<![\\p{L}\\p{N}_$])(?:from|join|select|table|using)(?![\\p{L}\\p{N}_$])",
      Pattern.CASE_INSENSITIVE);

  private long jooqs;
  private boolean others;

  /** One for each of the renderings that jOOQ makes within the rendering. */
  @Override
  public VisitListener provide() {
    return new Follower();
  }

  /** Whether the text that was rendered has no such words but jOOQ's. */
  boolean areJooqs(String text) {
    return !others && jooqs == count(text);
  }

  private static long count(String text) {
    return WORDS.matcher(text).results().count();
  }

  private static boolean isJooqs(QueryPart part) {
    return !(part instanceof SQL)
        && (part.getClass().getName().startsWith(JOOQ)
            || part instanceof TableImpl
            || part instanceof SchemaImpl
            || part instanceof CatalogImpl);
  }

  private final class Follower implements VisitListener {
    /** The depth of the part that is not jOOQ's, within which no word is taken for jOOQ's. */
    private int foreign = NOWHERE;

    @Override
    public void visitStart(VisitContext context) {
      QueryPart part = context.queryPart();
      if (part instanceof Keyword && foreign == NOWHERE) {
        jooqs += count(part.toString());
      } else if (part instanceof Name) {
        others |= part.toString().indexOf(',') >= 0 || count(part.toString()) > 0;
      } else if (foreign == NOWHERE && !isJooqs(part)) {
        foreign = context.queryPartsLength();
        others |= count(part.toString()) > 0;
      }
    }

    @Override
    public void visitEnd(VisitContext context) {
      if (context.queryPartsLength() == foreign) {
        foreign = NOWHERE;
      }
    }
  }
}
