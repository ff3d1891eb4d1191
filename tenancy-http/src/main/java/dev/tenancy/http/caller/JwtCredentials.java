package dev.tenancy.http.caller;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.ConfigurableJWTProcessor;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import dev.tenancy.core.tenant.TenantReference;
import dev.tenancy.http.problem.ProblemException;
import dev.tenancy.http.problem.ProblemType;
import java.text.ParseException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tokens that somebody else has signed. What they must be like is pinned (RFC 8725): algorithm, issuer,
 * audience, an expiry, and a type that is a token's for access or unsaid.
 */
final class JwtCredentials implements Credentials {
  private static final Logger LOG = LoggerFactory.getLogger(JwtCredentials.class);

  private final ConfigurableJWTProcessor<SecurityContext> tokens = new DefaultJWTProcessor<>();
  private final String tenantClaim;

  JwtCredentials(CallerMode.Jwt jwt, JWKSource<SecurityContext> keys) {
    Set<JWSAlgorithm> algorithms =
        jwt.algorithms().stream().map(JWSAlgorithm::parse).collect(Collectors.toSet());
    tokens.setJWSKeySelector(new JWSVerificationKeySelector<>(algorithms, keys));
    tokens.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(
        JOSEObjectType.JWT, new JOSEObjectType("at+jwt"), null));
    tokens.setJWTClaimsSetVerifier(new DefaultJWTClaimsVerifier<>(
        jwt.audience(), new JWTClaimsSet.Builder().issuer(jwt.issuer()).build(), Set.of("exp")));
    this.tenantClaim = jwt.tenantClaim();
  }

  @Override
  public Optional<TenantReference> holder(String token) {
    try {
      return Optional.of(tenant(tokens.process(token, null)));
    } catch (RateLimitReachedException e) {
      return Optional.empty(); // unknown keys do not get the issuer asked without end
    } catch (KeySourceException e) {
      LOG.warn("the issuer's keys cannot be read: {}", e.getMessage());
      throw ProblemException.of(ProblemType.UNAVAILABLE).with("Retry-After", "1");
    } catch (BadJOSEException | JOSEException | ParseException e) {
      return Optional.empty();
    }
  }

  private TenantReference tenant(JWTClaimsSet claims) {
    try {
      String named = claims.getStringClaim(tenantClaim);
      if (named != null) {
        return TenantReference.parse(named);
      }
    } catch (ParseException | IllegalArgumentException e) {
      // It names nobody, as if it were not there.
    }
    throw ProblemException.of(
        ProblemType.FORBIDDEN,
        "The token does not name a tenant in its claim " + tenantClaim + ".");
  }
}
