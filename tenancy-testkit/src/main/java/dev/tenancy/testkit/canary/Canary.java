package dev.tenancy.testkit.canary;

import dev.tenancy.testkit.assertion.TenantAct;
import java.net.http.HttpResponse;
import java.security.SecureRandom;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;
import javax.sql.DataSource;

/**
 * Marked values of a bystander. Plant them among its data, put watches where data come out, and assert
 * that no mark comes out while the application works for somebody else.
 *
 * <pre>{@code
 * Canary<TenantId> canary = Canary.of(globex);
 * TaskRepository tasks = Repositories.tasks(canary.watch(dataSource));
 * tasks.add(globex, task("Call " + canary.text()));
 *
 * canary.assertUnseenBy(acme, tenant -> tasks.list(tenant, TaskFilter.ALL, PageRequest.first(50)));
 * }</pre>
 *
 * <p>A mark is found in upper and lower case, within a longer text, in text that is escaped for JSON,
 * XML, HTML or a URL, and in what is hex or Base64 without line breaks, of UTF-8 or any other encoding
 * that ASCII is part of. It is not found when it is cut, hashed, encrypted or compressed, nor when it
 * is Base64 within Base64.
 *
 * <p>What comes out during the act is put down to the tenant of the act, whichever thread it comes out
 * on; what comes out at other times is not looked at, so an act has to wait for work that it starts.
 * Values may be planted and watches made on any thread; one act runs at a time.
 *
 * @param <T> how the code under test names a tenant: an id, a slug, a token
 */
public final class Canary<T> {
  private final T bystander;
  private final Values values;
  private final Lookout lookout;

  Canary(T bystander, RandomGenerator random) {
    this.bystander = bystander;
    this.values = Values.from(random);
    this.lookout = new Lookout(new Marks(values.marks()));
  }

  /** Makes marks that nobody has met before. */
  public static <T> Canary<T> of(T bystander) {
    return new Canary<>(bystander, new SecureRandom());
  }

  /** A mark for a column of text: one word of 16 letters and digits, all of them lower case. */
  public String text() {
    return values.text();
  }

  /** A mark for an e-mail address. */
  public String email() {
    return text() + "@example.com";
  }

  /** A mark for a UUID that is data. The id of a row that others may ask for makes a poor one. */
  public UUID uuid() {
    return values.uuid();
  }

  /** A mark for a number: 15 digits, which JSON's numbers hold, too. */
  public long number() {
    return values.number();
  }

  /**
   * Watches what comes out of a database: each value that is read, and the messages of exceptions and
   * warnings. What {@code unwrap} gives is the driver's own and is not watched.
   *
   * @return a data source for the application, in place of the one given
   */
  public DataSource watch(DataSource dataSource) {
    return WatchedJdbc.of(dataSource, DataSource.class, watchOf("JDBC", Watch.Proof.A_MARK));
  }

  /**
   * Looks into an HTTP response and those that redirected to it: headers and body. A body that is
   * compressed by gzip has to be taken as bytes.
   *
   * @return the response given
   * @throws IllegalStateException outside an act
   * @throws AssertionError when there is no looking into a body of its kind: nothing is shown
   */
  public <B> HttpResponse<B> check(HttpResponse<B> response) {
    HttpTexts.of(response).forEach((where, text) -> lookout.check("HTTP", where, text));
    return response;
  }

  /**
   * Looks into anything else that has come out: a file, a mail, a message.
   *
   * @param name what it is
   * @throws IllegalStateException outside an act
   */
  public void check(String name, String text) {
    lookout.check(name, "text", text);
  }

  /**
   * Does something for the bystander, as the positive control, and then for another tenant.
   *
   * @param other on whose behalf no mark may come out
   * @param act what the application does; when it throws on behalf of the other tenant, that is an
   *     answer, and is looked into
   * @throws AssertionError when a mark comes out on the other's behalf; when none comes out on the
   *     bystander's own; when a watch has not shown so far that it works
   * @throws IllegalArgumentException when the other is the bystander
   * @throws IllegalStateException when another act is under way
   */
  public void assertUnseenBy(T other, TenantAct<T> act) {
    if (other.equals(bystander)) {
      throw new IllegalArgumentException(other + " may see marks of its own");
    }
    Run control = lookout.during(() -> act.run(bystander));
    control.requireDone("nothing is shown: the act fails for " + bystander + " itself");
    control.prove();
    if (control.sightings().isEmpty()) {
      throw new AssertionError(
          "nothing is shown: no mark of " + bystander + " comes out on its own behalf");
    }
    Run attempt = lookout.during(() -> act.run(other));
    attempt.requireUnseen("marks of " + bystander + " come out on behalf of " + other);
    List<String> unproven = lookout.unproven();
    if (!unproven.isEmpty()) {
      throw new AssertionError("nothing is shown: " + String.join("; ", unproven));
    }
  }

  Watch watchOf(String name, Watch.Proof proof) {
    return lookout.watch(name, proof);
  }
}
