package dev.tenancy.http.problem;

/**
 * One member of a body that is not what it should be.
 *
 * @param pointer where it is (RFC 6901)
 * @param detail what is wrong with it
 */
public record InvalidMember(String pointer, String detail) {
  /** Points at a member of the body's one object. */
  public static InvalidMember of(String member, String detail) {
    return new InvalidMember("/" + member.replace("~", "~0").replace("/", "~1"), detail);
  }
}
