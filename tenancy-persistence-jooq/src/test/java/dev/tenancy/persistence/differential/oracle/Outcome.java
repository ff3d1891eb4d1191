package dev.tenancy.persistence.differential.oracle;

import java.util.List;

/** What came of a statement, in a form that two databases can be compared by. */
sealed interface Outcome {

  /** It ran. */
  record Done(List<String> result) implements Outcome {}

  /** The database rejected it, or what came out was nothing that the caller could use. */
  record Rejected(String state) implements Outcome {}

  /** The policy refused it. */
  record Refused(String message) implements Outcome {}
}
