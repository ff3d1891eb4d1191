package dev.tenancy.persistence.differential.oracle;

import java.util.List;

/**
 * One side of a comparison.
 *
 * @param outcome what came of the statement
 * @param own what the tenant has afterwards, as a fingerprint
 * @param others what all others have
 * @param sent what was sent
 */
record Observed(Outcome outcome, String own, String others, List<String> sent) {}
