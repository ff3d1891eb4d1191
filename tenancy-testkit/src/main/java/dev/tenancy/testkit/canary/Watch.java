package dev.tenancy.testkit.canary;

/** One place where data come out of an application. Thread-safe. */
final class Watch {
  /** What has to happen for a watch to have shown that it works. */
  enum Proof {
    /** It sees a mark on the bystander's own behalf. */
    A_MARK("sees no mark on the bystander's own behalf: is it in the way of what is read?"),
    /** It hears anything: what is logged need not hold data at all. */
    A_SOUND("hears nothing: is its logger in use, and its level low enough?");

    private final String lack;

    Proof(String lack) {
      this.lack = lack;
    }
  }

  private final String name;
  private final Proof proof;
  private final Lookout lookout;
  private volatile boolean proven;

  Watch(String name, Proof proof, Lookout lookout) {
    this.name = name;
    this.proof = proof;
    this.lookout = lookout;
  }

  void look(String where, String text) {
    lookout.look(this, where, text);
  }

  void hears() {
    if (proof == Proof.A_SOUND) {
      proven = true;
    }
  }

  void prove() {
    proven = true;
  }

  boolean lacksProof() {
    return !proven;
  }

  String lack() {
    return name + " " + proof.lack;
  }

  @Override
  public String toString() {
    return name;
  }
}
