/**
 * Wall 1: adds the tenant's predicate to the statements of a scope after jOOQ has rendered them, and
 * refuses every statement of which it cannot see or prove that it stays with its tenant.
 *
 * <p>{@code StatementFilter} is called for each execution and puts filtered text in the place of jOOQ's.
 * {@code FilteredTexts} remembers it, or has the statement rendered once more with a {@code
 * PolicyListener}, which is called for each of its parts. That hands statements to the rewriting of
 * their kind ({@code SelectRewrite}, …), and lets no table be named in a place where tables are read or
 * written unless that rewriting has covered it: what is unknown is refused.
 */
@NullMarked
package dev.tenancy.persistence.policy;

import org.jspecify.annotations.NullMarked;
