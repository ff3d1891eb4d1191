package dev.tenancy.http.limits;

import dev.tenancy.core.tenant.TenantPlan;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The quotas of all plans.
 *
 * @param byPlan each plan's
 * @param others that of all other plans; empty for no limit
 */
public record Quotas(Map<TenantPlan, Quota> byPlan, Optional<Quota> others) {
  private static final String NONE = "none";
  private static final String OTHERS = "*";
  private static final Pattern ENTRY = Pattern.compile("([^=]+)=([0-9]{1,10})/([0-9]{1,5})");

  /** Takes a copy. */
  public Quotas {
    byPlan = Map.copyOf(byPlan);
  }

  /**
   * Reads a list as {@code standard=600/60,gold=6000/60,*=60/60}: requests, and in how many seconds.
   *
   * @param text a list, or {@code none}
   * @throws IllegalArgumentException when it is neither
   */
  public static Quotas parse(String text) {
    if (text.equals(NONE)) {
      return new Quotas(Map.of(), Optional.empty());
    }
    Map<String, Quota> quotas = new TreeMap<>();
    Arrays.stream(text.split(",")).map(String::strip).forEach(entry -> {
      Matcher matcher = ENTRY.matcher(entry);
      if (!matcher.matches()) {
        throw new IllegalArgumentException(
            "must be none, or a list as standard=600/60,*=60/60, but has \"" + entry + "\"");
      }
      Quota quota = new Quota(
          Long.parseLong(matcher.group(2)), Duration.ofSeconds(Long.parseLong(matcher.group(3))));
      if (quotas.put(matcher.group(1), quota) != null) {
        throw new IllegalArgumentException("names " + matcher.group(1) + " twice");
      }
    });
    Optional<Quota> others = Optional.ofNullable(quotas.remove(OTHERS));
    Map<TenantPlan, Quota> byPlan = new HashMap<>();
    quotas.forEach((plan, quota) -> byPlan.put(new TenantPlan(plan), quota));
    return new Quotas(byPlan, others);
  }

  Optional<Quota> of(TenantPlan plan) {
    return Optional.ofNullable(byPlan.get(plan)).or(() -> others);
  }
}
