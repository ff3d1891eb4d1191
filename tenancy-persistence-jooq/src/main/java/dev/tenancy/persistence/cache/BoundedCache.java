package dev.tenancy.persistence.cache;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * Remembers what was asked for lately, in two generations: when the young one is full it becomes the
 * old one, and the old one is forgotten. Reading costs one look-up and no lock, and texts with their
 * values in them, each of which comes only once, cannot make it grow. Safe for many threads.
 */
public final class BoundedCache<V> {
  private final int generationSize;
  private volatile ConcurrentMap<String, V> young = new ConcurrentHashMap<>();
  private volatile ConcurrentMap<String, V> old = new ConcurrentHashMap<>();

  /** Keeps up to twice as many values. */
  public BoundedCache(int generationSize) {
    this.generationSize = generationSize;
  }

  /** What was put for the key, or null when that was never or long ago. */
  public @Nullable V get(String key) {
    V value = young.get(key);
    if (value != null) {
      return value;
    }
    value = old.get(key);
    if (value != null) {
      put(key, value);
    }
    return value;
  }

  /** Remembers a value. */
  public void put(String key, V value) {
    if (young.size() >= generationSize) {
      turn();
    }
    young.put(key, value);
  }

  /** How many values are kept. */
  public int size() {
    return young.size() + old.size();
  }

  private synchronized void turn() {
    if (young.size() >= generationSize) {
      old = young;
      young = new ConcurrentHashMap<>();
    }
  }
}
