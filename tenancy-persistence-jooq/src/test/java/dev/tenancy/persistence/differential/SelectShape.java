package dev.tenancy.persistence.differential;

import static dev.tenancy.persistence.differential.schema.Tables.CATEGORY;
import static dev.tenancy.persistence.differential.schema.Tables.COUNTRY;
import static dev.tenancy.persistence.differential.schema.Tables.CUSTOMER;
import static dev.tenancy.persistence.differential.schema.Tables.PAYING_CUSTOMER;
import static dev.tenancy.persistence.differential.schema.Tables.PRODUCT;
import static dev.tenancy.persistence.differential.schema.Tables.PURCHASE;
import static dev.tenancy.persistence.differential.schema.Tables.PURCHASE_LINE;
import static dev.tenancy.persistence.differential.schema.Tables.VISIT;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.lateral;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.rowNumber;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectCount;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.table;
import static org.jooq.impl.DSL.upper;
import static org.jooq.impl.DSL.val;
import static org.jooq.impl.DSL.when;
import static org.jooq.impl.DSL.with;
import static org.jooq.impl.DSL.withRecursive;

import dev.tenancy.persistence.differential.schema.tables.Customer;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.Record1;
import org.jooq.Result;
import org.jooq.Select;

/**
 * A way to ask for rows, of those that ISOLATION lists under "SQL shapes through jOOQ".
 *
 * @param title how it is called
 * @param query it, on the context it is to run in
 */
record SelectShape(String title, Function<DSLContext, Result<?>> query) {
  private static final Customer OTHER = CUSTOMER.as("other");

  static Stream<SelectShape> all() {
    return Stream.of(joins(), paths(), subQueries(), compositions()).flatMap(shapes -> shapes);
  }

  /** The rows as text, in an order of their own. */
  List<String> rows(DSLContext dsl) {
    return query.apply(dsl).stream().map(Object::toString).sorted().toList();
  }

  @Override
  public String toString() {
    return title;
  }

  private static SelectShape of(String title, Select<?> query) {
    return new SelectShape(title, dsl -> dsl.fetch(query));
  }

  private static Stream<SelectShape> joins() {
    var names = select(CUSTOMER.NAME, PURCHASE.REMARK);
    var pairs = select(CUSTOMER.NAME, OTHER.NAME);
    return Stream.of(
        of("one table", select(CUSTOMER.NAME).from(CUSTOMER)),
        of("inner join by id", names.from(CUSTOMER.join(PURCHASE).on(PURCHASE.ID.eq(CUSTOMER.ID)))),
        of(
            "left join",
            select(COUNTRY.NAME, CUSTOMER.NAME)
                .from(COUNTRY.leftJoin(CUSTOMER).on(CUSTOMER.ID.eq(3).or(CUSTOMER.ID.eq(1))))),
        of(
            "right join",
            select(COUNTRY.NAME, VISIT.SECONDS).from(VISIT.rightJoin(COUNTRY).on(VISIT.ID.ge(2)))),
        of(
            "full join",
            select(CUSTOMER.NAME, PURCHASE.REMARK)
                .from(CUSTOMER.fullJoin(PURCHASE).on(PURCHASE.ID.eq(CUSTOMER.ID.plus(1))))),
        of(
            "natural join",
            select(CUSTOMER.NAME, PURCHASE.REMARK).from(CUSTOMER.naturalJoin(PURCHASE))),
        of(
            "join using",
            select(CUSTOMER.NAME, PURCHASE.REMARK)
                .from(CUSTOMER.join(PURCHASE).using(CUSTOMER.ID))),
        of("self join", pairs.from(CUSTOMER.join(OTHER).on(OTHER.ID.ge(CUSTOMER.ID)))),
        of("comma join", select(CUSTOMER.NAME, OTHER.NAME).from(CUSTOMER, OTHER)),
        of("cross join", select(CUSTOMER.NAME, VISIT.SECONDS).from(CUSTOMER.crossJoin(VISIT))),
        of(
            "semi join",
            select(CUSTOMER.NAME).from(CUSTOMER.leftSemiJoin(VISIT).on(VISIT.ID.eq(CUSTOMER.ID)))),
        of(
            "anti join",
            select(CUSTOMER.NAME)
                .from(CUSTOMER.leftAntiJoin(VISIT).on(VISIT.SECONDS.eq(CUSTOMER.ID)))),
        of("view", select(PAYING_CUSTOMER.NAME).from(PAYING_CUSTOMER)),
        of("columns with other names", select().from(CATEGORY.as("x", "a", "b", "c", "d"))),
        of("locked rows", select(CUSTOMER.NAME).from(CUSTOMER).forUpdate().skipLocked()));
  }

  private static Stream<SelectShape> paths() {
    return Stream.of(
        of("implicit path", select(PURCHASE_LINE.purchase().customer().NAME).from(PURCHASE_LINE)),
        of(
            "implicit path in WHERE",
            select(VISIT.SECONDS)
                .from(VISIT)
                .where(VISIT.customer().CREDIT.gt(inline(BigDecimal.ONE)))),
        of(
            "explicit path",
            select(PURCHASE.REMARK, PURCHASE.customer().NAME)
                .from(PURCHASE.join(PURCHASE.customer()))),
        of(
            "explicit path to many",
            select(CUSTOMER.NAME, CUSTOMER.purchase().REMARK)
                .from(CUSTOMER.leftJoin(CUSTOMER.purchase()))),
        of(
            "explicit path over two tables",
            select(PURCHASE_LINE.LINE, PURCHASE_LINE.purchase().customer().NAME)
                .from(PURCHASE_LINE.leftJoin(PURCHASE_LINE.purchase().customer()))),
        of(
            "path as the FROM of a sub-query",
            select(CUSTOMER.NAME)
                .from(CUSTOMER)
                .where(exists(selectOne().from(CUSTOMER.visit())))));
  }

  private static Stream<SelectShape> subQueries() {
    var greatest = field(select(max(OTHER.NAME)).from(OTHER));
    return Stream.of(
        of("scalar query in SELECT", select(greatest).from(COUNTRY)),
        of(
            "scalar query in CASE",
            select(when(field(selectCount().from(VISIT)).gt(2), val("many")).otherwise("few"))
                .from(CUSTOMER)),
        of("scalar query as an argument", select(upper(greatest)).from(COUNTRY)),
        of(
            "scalar query in GROUP BY",
            select(count(), max(CUSTOMER.NAME)).from(CUSTOMER).groupBy(greatest)),
        of(
            "scalar query in ORDER BY",
            select(CUSTOMER.NAME)
                .from(CUSTOMER)
                .orderBy(
                    field(select(max(VISIT.SECONDS)).from(VISIT).where(VISIT.ID.eq(CUSTOMER.ID))),
                    CUSTOMER.NAME)
                .limit(4)),
        of(
            "IN",
            select(CUSTOMER.NAME)
                .from(CUSTOMER)
                .where(CUSTOMER.ID.in(select(VISIT.ID).from(VISIT)))),
        of(
            "NOT IN with NULLs",
            select(CATEGORY.NAME)
                .from(CATEGORY)
                .where(CATEGORY.ID.notIn(select(OTHER.ID.plus(1)).from(OTHER)))),
        of(
            "EXISTS",
            select(COUNTRY.NAME, field(exists(selectOne().from(CUSTOMER).where(CUSTOMER.ID.eq(3)))))
                .from(COUNTRY)),
        of(
            "NOT EXISTS",
            select(
                    COUNTRY.NAME,
                    field(notExists(selectOne().from(CUSTOMER).where(CUSTOMER.ID.eq(3)))))
                .from(COUNTRY)),
        of(
            "ANY",
            select(COUNTRY.NAME, field(inline(3).eq(any(select(CUSTOMER.ID).from(CUSTOMER)))))
                .from(COUNTRY)),
        of(
            "row IN",
            select(CUSTOMER.NAME)
                .from(CUSTOMER)
                .where(
                    row(CUSTOMER.ID, CUSTOMER.ID).in(select(VISIT.ID, VISIT.ID).from(VISIT)))),
        of(
            "lateral",
            select(COUNTRY.NAME, count())
                .from(
                    COUNTRY,
                    lateral(select(CUSTOMER.NAME)
                            .from(CUSTOMER)
                            .where(CUSTOMER.COUNTRY_CODE.eq(COUNTRY.CODE)))
                        .as("l"))
                .groupBy(COUNTRY.NAME)),
        of(
            "outer apply",
            select(COUNTRY.NAME, field(name("l", "name")))
                .from(COUNTRY.outerApply(select(CUSTOMER.NAME).from(CUSTOMER).asTable("l")))),
        of(
            "multiset",
            select(
                    COUNTRY.NAME,
                    multiset(select(CUSTOMER.NAME).from(CUSTOMER).orderBy(CUSTOMER.NAME)))
                .from(COUNTRY)),
        of("row nesting", select(row(CUSTOMER.ID, CUSTOMER.NAME)).from(CUSTOMER)));
  }

  private static Stream<SelectShape> compositions() {
    var cte = name("c").fields("n").as(select(CUSTOMER.NAME).from(CUSTOMER));
    var tree = name("t").fields("id", "n");
    return Stream.of(
        of("CTE", with(cte).select().from(cte)),
        of("CTE by name", with(cte).select(field(name("c", "n"))).from(table(name("c")))),
        of(
            "recursive CTE",
            withRecursive(tree.as(select(CATEGORY.ID, CATEGORY.NAME)
                    .from(CATEGORY)
                    .where(CATEGORY.PARENT_ID.isNull())
                    .unionAll(select(CATEGORY.ID, CATEGORY.NAME)
                        .from(CATEGORY)
                        .join(table(name("t")))
                        .on(CATEGORY.PARENT_ID.eq(field(name("t", "id"), Integer.class))))))
                .select()
                .from(table(name("t")))),
        of(
            "union",
            select(CUSTOMER.NAME).from(CUSTOMER).union(select(PRODUCT.NAME).from(PRODUCT))),
        of("except", select(CUSTOMER.ID).from(CUSTOMER).except(select(inline(1)))),
        of(
            "intersect",
            select(CUSTOMER.ID).from(CUSTOMER).intersect(select(VISIT.ID).from(VISIT))),
        of("derived table", select().from(select(CUSTOMER.NAME).from(CUSTOMER).asTable("d"))),
        of(
            "window",
            select(CUSTOMER.NAME, rowNumber().over().orderBy(CUSTOMER.CREDIT.desc(), CUSTOMER.NAME))
                .from(CUSTOMER)),
        of("aggregate", select(count(), sum(CUSTOMER.CREDIT)).from(CUSTOMER)),
        of(
            "HAVING",
            select(CUSTOMER.COUNTRY_CODE, count())
                .from(CUSTOMER)
                .groupBy(CUSTOMER.COUNTRY_CODE)
                .having(count().gt(1))),
        new SelectShape("selectFrom", dsl -> dsl.selectFrom(CUSTOMER).fetch()),
        new SelectShape("fetch(table)", dsl -> dsl.fetch(CUSTOMER)),
        new SelectShape("fetchCount(table)", dsl -> {
          Result<Record1<Integer>> result = dsl.newResult(count());
          result.add(dsl.newRecord(count()).values(dsl.fetchCount(CUSTOMER)));
          return result;
        }));
  }
}
