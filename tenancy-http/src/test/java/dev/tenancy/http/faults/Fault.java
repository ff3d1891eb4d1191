package dev.tenancy.http.faults;

import java.util.function.Consumer;

/** What may become of a database. */
@SuppressWarnings("ImmutableEnumChecker") // what it does has no state
enum Fault {
  STOPPED(bench -> bench.server().stop(), bench -> bench.server().startAgain()),
  KILLED(bench -> bench.server().kill(), bench -> bench.server().startAgain()),
  PAUSED(bench -> bench.server().pause(), bench -> bench.server().goOn()),
  CUT_OFF(bench -> bench.proxy().cut(), bench -> bench.proxy().mend()),
  SWALLOWED(bench -> bench.proxy().swallow(), bench -> bench.proxy().mend());

  private final Consumer<Bench> beginning;
  private final Consumer<Bench> end;

  Fault(Consumer<Bench> beginning, Consumer<Bench> end) {
    this.beginning = beginning;
    this.end = end;
  }

  void begin(Bench bench) {
    beginning.accept(bench);
  }

  void end(Bench bench) {
    end.accept(bench);
  }
}
