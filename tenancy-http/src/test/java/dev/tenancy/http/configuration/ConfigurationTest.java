package dev.tenancy.http.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tenancy.http.caller.CallerMode;
import dev.tenancy.http.server.ServerSettings;
import dev.tenancy.http.server.TrustedProxies;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigurationTest {
  private static final String TOKEN = "a-token-that-nobody-can-guess";

  @TempDir
  private Path directory;

  @Test
  void nothingConfigured_isAnEmbeddedDatabaseOfTheUser() {
    Configuration configuration = read(Map.of("XDG_DATA_HOME", directory.toString()));

    assertThat(configuration.host()).isEqualTo("127.0.0.1");
    assertThat(configuration.port()).isEqualTo(8080);
    assertThat(configuration.adminToken()).isEmpty();
    assertThat(configuration.database()).isInstanceOf(DatabaseSource.Embedded.class);
  }

  @Test
  void flag_winsOverTheEnvironment_inBothItsForms() {
    Map<String, String> environment = Map.of("TENANCY_PORT", "1", "TENANCY_HOST", "::1");

    assertThat(read(environment).port()).isEqualTo(1);
    assertThat(read(environment, "--port", "2").port()).isEqualTo(2);
    assertThat(read(environment, "--port=3").port()).isEqualTo(3);
    assertThat(read(environment, "--port=3").host()).isEqualTo("::1");
  }

  @Test
  void emptyVariable_isAsGoodAsNone() {
    assertThat(read(Map.of("TENANCY_PORT", " ", "TENANCY_DATABASE_URL", "")).port())
        .isEqualTo(8080);
  }

  @Test
  void ephemeral_isASwitch() {
    assertThat(read(Map.of(), "--ephemeral").database())
        .isInstanceOf(DatabaseSource.Ephemeral.class);
    assertThat(read(Map.of("TENANCY_EPHEMERAL", "true")).database())
        .isInstanceOf(DatabaseSource.Ephemeral.class);
    assertThat(read(Map.of("TENANCY_EPHEMERAL", "false")).database())
        .isInstanceOf(DatabaseSource.Embedded.class);
  }

  @Test
  void dataDirectory_canBeNamed() {
    assertThat(read(Map.of(), "--data-dir", directory.toString()).database())
        .isEqualTo(new DatabaseSource.Embedded(directory));
  }

  @Test
  void secret_isReadFromAFile() throws IOException {
    Path file = Files.writeString(directory.resolve("token"), TOKEN + "\n");

    assertThat(read(Map.of("TENANCY_ADMIN_TOKEN_FILE", file.toString())).adminToken())
        .isPresent();
    assertThat(read(Map.of(), "--admin-token-file", file.toString()).adminToken())
        .isPresent();
    assertThat(read(Map.of(), "--metrics-token-file", file.toString())
            .metricsToken()
            .token())
        .isPresent();
    assertThat(read(Map.of()).metricsToken().token()).isEmpty();
  }

  @Test
  void database_takesItsCredentialsFromUrlOrVariables() {
    DatabaseSource.Existing fromUrl = existing(
        Map.of("TENANCY_DATABASE_URL", "postgresql://me:p%40ss@db:5433/app?sslmode=require"));
    DatabaseSource.Existing fromVariables = existing(Map.of(
        "TENANCY_DATABASE_URL", "jdbc:postgresql://db/app",
        "TENANCY_DATABASE_USER", "me",
        "TENANCY_DATABASE_PASSWORD", "p@ss",
        "TENANCY_DATABASE_APP_PASSWORD", "a",
        "TENANCY_DATABASE_CONTROL_PASSWORD", "c"));

    assertThat(fromUrl.address().url()).isEqualTo("jdbc:postgresql://db:5433/app?sslmode=require");
    assertThat(fromUrl.address().user()).contains("me");
    assertThat(fromUrl.address().password()).contains("p@ss");
    assertThat(fromVariables.address().user()).contains("me");
    assertThat(fromVariables.address().password()).contains("p@ss");
    assertThat(fromVariables.appPassword()).contains("a");
    assertThat(fromVariables.controlPassword()).contains("c");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "jdbc:postgresql://h/d|jdbc:postgresql://h/d||",
        "postgres://h/d|jdbc:postgresql://h/d||",
        "postgresql://h:65535/d|jdbc:postgresql://h:65535/d||",
        "jdbc:postgresql://h:1/d?user=u&password=p%26q&sslmode=require|jdbc:postgresql://h:1/d?sslmode=require|u|p&q",
        "postgresql://u@h/d|jdbc:postgresql://h/d|u|",
        "postgresql://u:a+b@h1:1,h2:2/d|jdbc:postgresql://h1:1,h2:2/d|u|a+b",
        "jdbc:postgresql://[::1]:5432/d|jdbc:postgresql://[::1]:5432/d||"
      })
  void address_isFreedOfItsCredentials(String text, String url, String user, String password) {
    DatabaseAddress address = DatabaseAddress.parse(text);

    assertThat(address)
        .isEqualTo(
            new DatabaseAddress(url, Optional.ofNullable(user), Optional.ofNullable(password)));
    assertThat(address.toString()).doesNotContain(password == null ? "password" : password);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "TENANCY_PORT|x|TENANCY_PORT must be a number from 0 to 65535, but is \"x\"",
        "TENANCY_PORT|65536|TENANCY_PORT must be a number from 0 to 65535, but is \"65536\"",
        "TENANCY_DATABASE_POOL_SIZE|0|TENANCY_DATABASE_POOL_SIZE must be a number from 1 to 1000, but is \"0\"",
        "TENANCY_MAX_CONNECTIONS|0|TENANCY_MAX_CONNECTIONS must be a number from 1 to 100000, but is \"0\"",
        "TENANCY_MAX_HEADER_BYTES|1|TENANCY_MAX_HEADER_BYTES must be a number from 1024 to 65536, but is \"1\"",
        "TENANCY_IDLE_SECONDS|0|TENANCY_IDLE_SECONDS must be a number from 1 to 3600, but is \"0\"",
        "TENANCY_TRUSTED_PROXIES|10.0.0.1,proxy|TENANCY_TRUSTED_PROXIES must be IP addresses or ranges such as 10.0.0.0/8, with commas, but has \"proxy\"",
        "TENANCY_CORS_ORIGINS|*|TENANCY_CORS_ORIGINS must list origins: with * any page that a user visits could call from the user's network",
        "TENANCY_EPHEMERAL|yes|TENANCY_EPHEMERAL must be true or false, but is \"yes\"",
        "TENANCY_CALLER_MODE|cookie|TENANCY_CALLER_MODE must be header, api-key or jwt, but is \"cookie\"",
        "TENANCY_CALLER_MODE|jwt|TENANCY_JWT_ISSUER must be set when TENANCY_CALLER_MODE is jwt",
        "TENANCY_PLANE|both|TENANCY_PLANE must be data, control or all, but is \"both\"",
        "TENANCY_PLANE|data|TENANCY_PLANE must be all, unless TENANCY_DATABASE_URL is set",
        "TENANCY_ADMIN_TOKEN|short|TENANCY_ADMIN_TOKEN must have at least 16 characters",
        "TENANCY_METRICS_TOKEN|short|TENANCY_METRICS_TOKEN must have at least 16 characters",
        "TENANCY_CURSOR_SECRET|short|TENANCY_CURSOR_SECRET must have at least 16 characters",
        "TENANCY_DATABASE_URL|mysql://h/d|TENANCY_DATABASE_URL must begin with jdbc:postgresql:// or postgresql://",
        "TENANCY_DATABASE_URL|postgresql://u:secret@h|TENANCY_DATABASE_URL must name a host, with or without a port, and a database; in a password write / as %2F",
        "TENANCY_DATABASE_URL|postgresql://u:sec/ret@h/d|TENANCY_DATABASE_URL must name a host, with or without a port, and a database; in a password write / as %2F",
        "TENANCY_DATABASE_URL|postgresql://h:abc/d|TENANCY_DATABASE_URL must name a host, with or without a port, and a database; in a password write / as %2F",
        "TENANCY_DATABASE_URL|postgresql://h:65536/d|TENANCY_DATABASE_URL must name a host, with or without a port, and a database; in a password write / as %2F",
        "TENANCY_DATABASE_URL|postgresql://h:0/d|TENANCY_DATABASE_URL must name a host, with or without a port, and a database; in a password write / as %2F",
        "TENANCY_DATABASE_URL|postgresql://h/d?options=-c%20x=y|TENANCY_DATABASE_URL must not have the parameter options",
        "TENANCY_DATABASE_URL|postgresql://h/d?sslpassword=secret|TENANCY_DATABASE_URL must not have the parameter sslpassword",
        "TENANCY_DATABASE_URL|postgresql://h/d?socketFactory=X|TENANCY_DATABASE_URL must not have the parameter socketFactory",
        "TENANCY_DATABASE_URL|postgresql://u:se cret@h/d|TENANCY_DATABASE_URL is not a valid URL",
        "TENANCY_ADMIN_TOKEN_FILE|/no/such/file|TENANCY_ADMIN_TOKEN_FILE names a file that cannot be read: /no/such/file"
      })
  void wrongVariable_isNamedInOneLine(String variable, String value, String message) {
    checkRefused(message, Map.of(variable, value));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "KEYS|http://keys.example.com/jwks|TENANCY_JWT_KEYS must be the path of a file, or begin with https://, but is \"http://keys.example.com/jwks\"",
        "KEYS|file:///etc/jwks|TENANCY_JWT_KEYS must be the path of a file, or begin with https://, but is \"file:///etc/jwks\"",
        "ALGORITHMS|RS256,HS256|TENANCY_JWT_ALGORITHMS must be some of ES256, ES384, ES512, Ed25519, PS256, PS384, PS512, RS256, RS384, RS512, but is \"RS256,HS256\"",
        "ALGORITHMS|none|TENANCY_JWT_ALGORITHMS must be some of ES256, ES384, ES512, Ed25519, PS256, PS384, PS512, RS256, RS384, RS512, but is \"none\"",
      })
  void wrongJwtVariable_isNamedInOneLine(String variable, String value, String message) {
    Map<String, String> environment = new HashMap<>(Map.of(
        "TENANCY_CALLER_MODE", "jwt",
        "TENANCY_JWT_ISSUER", "https://issuer.example.com",
        "TENANCY_JWT_AUDIENCE", "tenancy",
        "TENANCY_JWT_KEYS", "https://issuer.example.com/jwks"));
    assertThat(read(environment).callerMode())
        .contains(new CallerMode.Jwt(
            "https://issuer.example.com",
            "tenancy",
            "https://issuer.example.com/jwks",
            Set.of("RS256", "ES256"),
            "tenant"));
    environment.put("TENANCY_JWT_" + variable, value);
    checkRefused(message, environment);
  }

  @Test
  void plane_needsItsOwnSettingsOnly() {
    String url = "jdbc:postgresql://h/d";
    Map<String, String> data = Map.of(
        "TENANCY_PLANE", "data", "TENANCY_DATABASE_URL", url, "TENANCY_CALLER_MODE", "api-key");
    Map<String, String> control = Map.of(
        "TENANCY_PLANE", "control", "TENANCY_DATABASE_URL", url, "TENANCY_ADMIN_TOKEN", TOKEN);

    assertThat(read(data).adminToken()).isEmpty();
    assertThat(read(data).callerMode()).contains(new CallerMode.ApiKey());
    assertThat(read(control).callerMode()).isEmpty();
  }

  @Test
  void connections_haveLimits_andNobodyIsTrusted_byDefault() {
    assertThat(read(Map.of()).server()).isEqualTo(ServerSettings.DEFAULT);
  }

  @Test
  void connections_areAsConfigured() {
    assertThat(read(Map.of(
                "TENANCY_IDLE_SECONDS", "5",
                "TENANCY_MAX_CONNECTIONS", "50",
                "TENANCY_MAX_HEADER_BYTES", "16384",
                "TENANCY_TRUSTED_PROXIES", "10.0.0.0/8, ::1",
                "TENANCY_CORS_ORIGINS",
                    "https://a.example, http://localhost:5173,http://[::1]:8080"))
            .server())
        .isEqualTo(new ServerSettings(
            Duration.ofSeconds(5),
            50,
            16_384,
            TrustedProxies.parse("10.0.0.0/8,::1"),
            Set.of("https://a.example", "http://localhost:5173", "http://[::1]:8080")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://A.example",
        "https://a.example/",
        "https://a.example/x",
        "https://a.example?x",
        "https://a.example#x",
        "https://u@a.example",
        "https://a.example:443",
        "http://a.example:80",
        "https://*.a.example",
        "a.example",
        "ftp://a.example",
        "https://",
        "null",
        "https://a b"
      })
  void origin_isRefused_whenNoBrowserWouldSendIt(String origin) {
    checkRefused(
        "TENANCY_CORS_ORIGINS must be origins such as https://app.example.com, in lower case, "
            + "without a path or a default port, with commas, but has \"" + origin + "\"",
        Map.of("TENANCY_CORS_ORIGINS", "https://b.example," + origin));
  }

  @Test
  void wrongFlag_isNamedInOneLine() {
    checkRefused("unknown flag --prot; see --help", Map.of(), "--prot=1");
    checkRefused("unknown flag tasks; see --help", Map.of(), "tasks");
    checkRefused("--port needs a value", Map.of(), "--port");
    // A secret on a command line would be seen by everybody on the machine.
    checkRefused("unknown flag --admin-token; see --help", Map.of(), "--admin-token=" + TOKEN);
  }

  @Test
  void secret_isNotSetTwice() throws IOException {
    Path file = Files.writeString(directory.resolve("token"), TOKEN);

    checkRefused(
        "set TENANCY_ADMIN_TOKEN or TENANCY_ADMIN_TOKEN_FILE, not both",
        Map.of("TENANCY_ADMIN_TOKEN", TOKEN, "TENANCY_ADMIN_TOKEN_FILE", file.toString()));
  }

  @Test
  void databaseOfOnesOwn_wantsCallerModeAndAdminToken() {
    Map<String, String> environment = new HashMap<>();
    environment.put("TENANCY_DATABASE_URL", "jdbc:postgresql://h/d");

    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(() -> read(environment))
        .withMessageStartingWith("TENANCY_CALLER_MODE must be set");
    environment.put("TENANCY_CALLER_MODE", "header");
    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(() -> read(environment))
        .withMessageStartingWith("TENANCY_ADMIN_TOKEN must be set");
    environment.put("TENANCY_ADMIN_TOKEN", TOKEN);
    assertThat(read(environment).database()).isInstanceOf(DatabaseSource.Existing.class);
    checkRefused(
        "--ephemeral is for the embedded database, but TENANCY_DATABASE_URL is set",
        environment,
        "--ephemeral");
    checkRefused(
        "--data-dir is for the embedded database, but TENANCY_DATABASE_URL is set",
        environment,
        "--data-dir=/x");
  }

  @Test
  void configuration_doesNotShowItsSecrets() {
    Configuration configuration = read(Map.of(
        "TENANCY_DATABASE_URL", "postgresql://me:s3cret@db/app",
        "TENANCY_DATABASE_APP_PASSWORD", "s3cret",
        "TENANCY_CALLER_MODE", "header",
        "TENANCY_ADMIN_TOKEN", TOKEN,
        "TENANCY_METRICS_TOKEN", "s3cret-s3cret-s3cret",
        "TENANCY_CURSOR_SECRET", "s3cret-s3cret-s3cret"));

    assertThat(configuration.toString()
            + configuration.database()
            + configuration.adminToken()
            + configuration.metricsToken())
        .contains("jdbc:postgresql://db/app")
        .doesNotContain("s3cret", TOKEN);
  }

  @Test
  void unknownVariables_areFound() {
    assertThat(Configuration.unknownVariables(Map.of(
            "TENANCY_PORT", "1",
            "TENANCY_DATABSE_URL", "x",
            "TENANCY_ADMIN_TOKEN_FILE", "x",
            "TENANCY_PORT_FILE", "x",
            "TENANCY_TEST_CITUS_URL", "x",
            "PATH", "x")))
        .containsExactly("TENANCY_DATABSE_URL", "TENANCY_PORT_FILE");
  }

  @Test
  void help_namesEverySetting() {
    for (Setting setting : Setting.values()) {
      assertThat(Help.text()).contains(setting.variable(), setting.flag(), setting.description());
    }
  }

  private DatabaseSource.Existing existing(Map<String, String> environment) {
    Map<String, String> complete = new HashMap<>(environment);
    complete.put("TENANCY_CALLER_MODE", "header");
    complete.put("TENANCY_ADMIN_TOKEN", TOKEN);
    return (DatabaseSource.Existing) read(complete).database();
  }

  private static Configuration read(Map<String, String> environment, String... arguments) {
    return Configuration.of(List.of(arguments), environment);
  }

  private static void checkRefused(
      String message, Map<String, String> environment, String... arguments) {
    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(() -> read(environment, arguments))
        .withMessage(message);
  }
}
