package dev.tenancy.testkit.isolation.report;

/**
 * An attack that was tried.
 *
 * @param object what was attacked: a table, a view, a function, a role, connections
 * @param attack what was tried, as in "reads a row"
 * @param context how the statements came to be run on behalf of a tenant
 * @param outcome what it shows
 * @param what happened, and what to do about it where there is something to do
 */
public record Attempt(String object, String attack, String context, Outcome outcome, String what) {}
