package dev.tenancy.testkit.canary;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Gathers what the watches see while an act runs. Thread-safe. */
final class Lookout {
  private final Marks marks;
  private final List<Watch> watches = new CopyOnWriteArrayList<>();
  private final Map<String, Watch> checks = new ConcurrentHashMap<>();
  private final AtomicReference<@Nullable Run> current = new AtomicReference<>();

  Lookout(Marks marks) {
    this.marks = marks;
  }

  Watch watch(String name, Watch.Proof proof) {
    Watch watch = new Watch(name, proof, this);
    watches.add(watch);
    return watch;
  }

  void check(String name, String where, String text) {
    if (current.get() == null) {
      throw new IllegalStateException(
          "on whose behalf? check within the act that assertUnseenBy is given");
    }
    checks.computeIfAbsent(name, unknown -> watch(unknown, Watch.Proof.A_MARK)).look(where, text);
  }

  void look(Watch watch, String where, String text) {
    Run run = current.get();
    if (run != null) {
      watch.hears();
      marks
          .in(text)
          .ifPresent(place -> run.add(new Sighting(watch, watch + " " + where + ": " + place)));
    }
  }

  Run during(Run.Act act) {
    Run run = new Run();
    if (!current.compareAndSet(null, run)) {
      throw new IllegalStateException("another act is under way: a canary serves one at a time");
    }
    try {
      act.run();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("nothing is shown: the act was interrupted", e);
    } catch (Exception e) {
      new Watch("exception", Watch.Proof.A_MARK, this).look("thrown", Texts.of(e));
      run.failed(e);
    } finally {
      current.set(null);
    }
    return run;
  }

  List<String> unproven() {
    return watches.stream().filter(Watch::lacksProof).map(Watch::lack).toList();
  }
}
