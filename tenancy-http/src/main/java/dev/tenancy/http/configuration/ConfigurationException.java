package dev.tenancy.http.configuration;

/** The configuration is wrong; the message is one line that names the setting. */
public final class ConfigurationException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ConfigurationException(String message) {
    super(message);
  }
}
