package dev.tenancy.http.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tenancy.core.paging.Cursor;
import dev.tenancy.http.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CursorCodecTest {
  private final CursorCodec codec =
      new CursorCodec("0123456789abcdef".getBytes(StandardCharsets.UTF_8));
  private final Cursor cursor =
      new Cursor(Instant.parse("2026-11-22T12:00:00.123456Z"), UUID.randomUUID());

  @Test
  void decode_givesWhatWasEncoded_forTheSameList() {
    for (Instant time : List.of(
        Instant.EPOCH,
        Instant.parse("0001-01-01T00:00:00Z"),
        Instant.parse("9999-12-31T23:59:59.999999Z"),
        cursor.createdAt())) {
      Cursor each = new Cursor(time, cursor.id());
      assertThat(codec.decode("list", codec.encode("list", each))).isEqualTo(each);
    }
  }

  @Test
  void decode_refuses_anotherListAndAnotherKey() {
    String text = codec.encode("tasks of a", cursor);

    checkRefused(codec, "tasks of b", text);
    checkRefused(
        new CursorCodec("another-key-of-16".getBytes(StandardCharsets.UTF_8)), "tasks of a", text);
  }

  @Test
  void decode_refuses_everyChangedBitAndEveryOtherLength() {
    byte[] token = Base64.getUrlDecoder().decode(codec.encode("list", cursor));
    for (int bit = 0; bit < token.length * 8; bit++) {
      byte[] changed = token.clone();
      changed[bit / 8] ^= (byte) (1 << bit % 8);
      checkRefused(codec, "list", Base64.getUrlEncoder().encodeToString(changed));
    }
    for (int length = 0; length < token.length; length++) {
      checkRefused(
          codec,
          "list",
          Base64.getUrlEncoder().encodeToString(java.util.Arrays.copyOf(token, length)));
    }
  }

  private static void checkRefused(CursorCodec codec, String list, String text) {
    assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> codec.decode(list, text));
  }
}
