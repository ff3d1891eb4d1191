package dev.tenancy.testkit.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntFunction;

/** Several threads that do something at the same moment. */
final class Race {
  static final int RUNNERS = 8;

  private Race() {}

  /** Starts all runners at once and gives what each came to. */
  static <T> List<T> of(IntFunction<Callable<T>> runner) {
    CyclicBarrier start = new CyclicBarrier(RUNNERS);
    ExecutorService threads = Executors.newFixedThreadPool(RUNNERS);
    try {
      List<Future<T>> running = new ArrayList<>();
      for (int i = 0; i < RUNNERS; i++) {
        Callable<T> call = runner.apply(i);
        running.add(threads.submit(() -> {
          start.await();
          return call.call();
        }));
      }
      List<T> results = new ArrayList<>();
      for (Future<T> one : running) {
        results.add(one.get(60, TimeUnit.SECONDS));
      }
      return results;
    } catch (ExecutionException e) {
      throw new AssertionError("a runner failed", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    } catch (TimeoutException e) {
      throw new AssertionError("a runner hangs", e);
    } finally {
      threads.shutdownNow();
    }
  }
}
