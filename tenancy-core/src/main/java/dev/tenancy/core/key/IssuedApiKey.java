package dev.tenancy.core.key;

/**
 * A key that was just made. Nobody can get its token again.
 *
 * @param key what is kept of it
 * @param token for its holder
 */
public record IssuedApiKey(ApiKey key, ApiKeyToken token) {}
