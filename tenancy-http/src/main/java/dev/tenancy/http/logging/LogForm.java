package dev.tenancy.http.logging;

import ch.qos.logback.core.PropertyDefinerBase;
import java.io.Console;
import java.lang.reflect.InvocationTargetException;
import org.jspecify.annotations.Nullable;

/** Names the form of the log: {@code text} for people, {@code json} for programs. */
public final class LogForm extends PropertyDefinerBase {
  /** Made by Logback, by its name. */
  public LogForm() {}

  @Override
  public String getPropertyValue() {
    return isTerminal(System.console()) ? "text" : "json";
  }

  /**
   * Since Java 22 there may be a console without a terminal, and a method that tells; before, there is
   * one only when input and output are a terminal.
   */
  private static boolean isTerminal(@Nullable Console console) {
    if (console == null) {
      return false;
    }
    try {
      return (boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (NoSuchMethodException e) {
      return true;
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException("Console.isTerminal is public and throws nothing", e);
    }
  }
}
