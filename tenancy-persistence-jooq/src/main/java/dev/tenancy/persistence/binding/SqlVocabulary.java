package dev.tenancy.persistence.binding;

import java.util.Set;

/** Words that say what a statement may do. All lower case. */
final class SqlVocabulary {
  /** Statements that change rows at most, when they call nothing that does more. */
  static final Set<String> QUERIES =
      words("select insert update delete merge with values table savepoint release show");

  /** Of these, the ones that return rows only when they say RETURNING. */
  static final Set<String> CHANGES = words("insert update delete merge");

  /** They end a transaction or a binding, so nothing can follow them in the same text. */
  static final Set<String> ENDS =
      words("begin start commit end rollback abort prepare reset discard call do");

  /** A procedure that commits would go on unbound; in a transaction the server refuses the commit. */
  static final Set<String> PROCEDURES = words("call do");

  /** They tell what an earlier user of the session did. */
  static final Set<String> SESSION_FUNCTIONS = words("lastval currval");

  /** What comes before a list of columns, where a name with a parenthesis is not a call. */
  static final Set<String> BEFORE_COLUMNS = words("into as with recursive");

  /** Words before a parenthesis that are no functions, or functions that do nothing but compute. */
  static final Set<String> COMPUTE = words("""
      all and any array as between by case conflict cross cube distinct do else escape except exists
      fetch filter first from full group grouping having ilike in inner insert intersect into is join
      lateral left like limit materialized natural next not offset on only or order over partition
      range recursive return returning right rollup row rows select set sets similar some then to
      union update using values when where window with within
      bigint bit bpchar char character decimal double float interval numeric smallint text time
      timestamp timestamptz timetz uuid varbit varchar varying
      abs acos age array_agg array_append array_cat array_length array_position array_prepend
      array_remove array_to_json array_to_string asin atan atan2 avg bit_and bit_length bit_or bool_and
      bool_or btrim cardinality cast cbrt ceil ceiling char_length character_length chr
      clock_timestamp coalesce concat concat_ws corr cos cot count covar_pop covar_samp cume_dist
      current_setting date_bin date_part date_trunc decode degrees dense_rank div encode every exp
      extract first_value floor format gen_random_uuid greatest initcap isfinite json_agg
      json_array_elements json_array_length json_build_array json_build_object json_each
      json_each_text json_extract_path json_extract_path_text json_object_agg json_object_keys
      jsonb_agg jsonb_array_elements jsonb_array_elements_text jsonb_array_length jsonb_build_array
      jsonb_build_object jsonb_each jsonb_each_text jsonb_extract_path jsonb_extract_path_text
      jsonb_insert jsonb_object_agg jsonb_object_keys jsonb_path_exists jsonb_path_query jsonb_set
      jsonb_strip_nulls jsonb_typeof justify_interval lag last_value lead least length ln localtime
      localtimestamp log lower lpad ltrim make_date make_interval make_timestamp make_timestamptz max
      md5 min mod mode now nth_value ntile nullif num_nonnulls num_nulls octet_length overlaps overlay
      percent_rank percentile_cont percentile_disc pg_sleep pi position power quote_ident
      quote_literal radians random rank regexp_match regexp_matches regexp_replace
      regexp_split_to_array repeat replace reverse round row_number row_to_json rpad rtrim sha256 sign
      sin split_part sqrt starts_with statement_timestamp stddev stddev_pop stddev_samp string_agg
      string_to_array strpos substr substring sum tan timezone to_char to_date to_json to_jsonb
      to_number to_timestamp to_tsquery to_tsvector transaction_timestamp translate trim trunc
      ts_rank unnest upper var_pop var_samp variance websearch_to_tsquery width_bucket
      generate_series
      """);

  private SqlVocabulary() {}

  private static Set<String> words(String text) {
    return Set.of(text.trim().split("\\s+"));
  }
}
