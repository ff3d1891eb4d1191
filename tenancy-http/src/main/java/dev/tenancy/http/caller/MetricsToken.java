package dev.tenancy.http.caller;

import java.util.Optional;

/**
 * The secret that opens the metrics and nothing else, for whoever collects them.
 *
 * @param token empty where only the administrator's opens them
 */
public record MetricsToken(Optional<AdminToken> token) {}
