package dev.tenancy.http.console;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The page, and the policy under which a browser runs its one script and nothing else. */
final class ConsolePage {
  private static final String FILE = "index.html";
  private static final Pattern SCRIPT = Pattern.compile("(?s)<script>(.*?)</script>");
  private static final Pattern STYLE = Pattern.compile("(?s)<style>(.*?)</style>");

  private final String html;
  private final String policy;

  ConsolePage(String html) {
    this.html = html.replace("\r\n", "\n"); // a browser does so, too, before it hashes
    this.policy = "default-src 'none'; script-src '" + hash(SCRIPT) + "'; style-src '" + hash(STYLE)
        + "'; connect-src 'self'; img-src data:; base-uri 'none'; form-action 'none'"
        + "; frame-ancestors 'none'";
  }

  static ConsolePage load() {
    try (InputStream in =
        Objects.requireNonNull(ConsolePage.class.getResourceAsStream(FILE), FILE)) {
      return new ConsolePage(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(FILE, e);
    }
  }

  byte[] html() {
    return html.getBytes(StandardCharsets.UTF_8);
  }

  /** Content Security Policy, level 3. */
  String policy() {
    return policy;
  }

  private String hash(Pattern element) {
    String content = element
        .matcher(html)
        .results()
        .map((MatchResult match) -> match.group(1))
        .reduce((first, second) -> {
          throw new IllegalStateException("more than one " + element + " in " + FILE);
        })
        .orElseThrow(() -> new IllegalStateException("no " + element + " in " + FILE));
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
      return "sha256-" + Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
