package dev.tenancy.http.problem;

import java.util.Map;

/**
 * A problem, ready to be sent.
 *
 * @param status the HTTP status
 * @param headers those that belong to the problem, besides its media type
 * @param body the document in UTF-8; not copied, because whoever gets it sends it
 */
@SuppressWarnings("ArrayRecordComponent")
public record ProblemResponse(int status, Map<String, String> headers, byte[] body) {}
