package dev.tenancy.persistence.differential.generator;

import java.util.UUID;

/**
 * The tenants of a run.
 *
 * @param own whose scope the statements run in
 * @param other whose rows must neither be seen nor touched
 * @param third another of them
 */
public record Tenants(UUID own, UUID other, UUID third) {}
