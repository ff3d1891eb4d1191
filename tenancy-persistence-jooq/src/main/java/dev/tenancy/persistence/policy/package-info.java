/**
 * Wall 1: adds the tenant's predicate to the statements of a scope while jOOQ renders them, and refuses
 * every statement of which it cannot see or prove that it stays with its tenant.
 *
 * <p>{@code PolicyListener} is called for each part of a statement. It hands statements to the
 * rewriting of their kind ({@code SelectRewrite}, …), and lets no table be named in a place where
 * tables are read or written unless that rewriting has covered it: what is unknown is refused.
 */
@NullMarked
package dev.tenancy.persistence.policy;

import org.jspecify.annotations.NullMarked;
