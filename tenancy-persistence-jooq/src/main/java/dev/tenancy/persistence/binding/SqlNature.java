package dev.tenancy.persistence.binding;

/**
 * What is known of a text without asking the server. Each answer errs to the careful side.
 *
 * @param empty it has no statement in it
 * @param pipelined it can be sent behind its binding, in the same round trip
 * @param harmless it certainly leaves the session as it was, and the transaction bound
 * @param command it is no query, so it may also leave a prepared statement behind
 * @param returnsRows it may return rows
 * @param ends it begins or ends a transaction, or may end a binding
 */
record SqlNature(
    boolean empty,
    boolean pipelined,
    boolean harmless,
    boolean command,
    boolean returnsRows,
    boolean ends) {}
