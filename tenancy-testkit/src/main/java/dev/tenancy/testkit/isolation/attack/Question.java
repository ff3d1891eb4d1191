package dev.tenancy.testkit.isolation.attack;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that the attacker can ask.
 *
 * @param sql whose first column is the answer
 */
record Question(String sql, List<@Nullable String> parameters) {}
