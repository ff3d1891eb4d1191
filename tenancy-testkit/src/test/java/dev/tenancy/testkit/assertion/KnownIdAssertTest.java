package dev.tenancy.testkit.assertion;

import static dev.tenancy.testkit.assertion.TenantAssertions.assertThatTenant;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.Test;

class KnownIdAssertTest {
  private final Map<UUID, Note> notes = new HashMap<>();
  private final UUID id = UUID.randomUUID();
  private final UUID absent = UUID.randomUUID();
  private final KnownIdAssert<String, UUID> acme =
      assertThatTenant("acme").besides("globex").knowing(id, absent);

  record Note(String owner, String text) {}

  KnownIdAssertTest() {
    notes.put(id, new Note("globex", "Call Wile"));
  }

  private Optional<Note> find(String tenant, UUID key) {
    return Optional.ofNullable(notes.get(key)).filter(note -> note.owner().equals(tenant));
  }

  private boolean edit(String tenant, UUID key) {
    return find(tenant, key)
        .map(note -> notes.put(key, new Note(note.owner(), note.text() + "!")))
        .isPresent();
  }

  @Test
  void repository_passes_whenItKeepsTenantsApart() {
    acme.cannotSee(this::find)
        .cannotSee(this::edit)
        .cannotChange(this::edit, this::find)
        .cannotChange(
            (tenant, key) -> notes.values().removeIf(find(tenant, key).stream().toList()::contains),
            this::find);
  }

  @Test
  void exception_isAnAnswer_andMayRepeatTheId() {
    acme.cannotSee((tenant, key) ->
        find(tenant, key).orElseThrow(() -> new NoSuchElementException("there is no note " + key)));
  }

  @Test
  void text_mayRepeatTheId() {
    acme.cannotSee((tenant, key) -> key + ": " + find(tenant, key));
  }

  @Test
  void array_isComparedByWhatItContains() {
    acme.cannotSee((tenant, key) -> new Object[] {find(tenant, key)})
        .cannotSee((tenant, key) -> find(tenant, key).map(Note::text).orElse("").getBytes(UTF_8));
    assertFails(() -> acme.cannotSee((tenant, key) -> new Object[] {notes.get(key)}));
  }

  @Test
  void call_fails_whenItShowsWhatIsAnothers() {
    assertFails(() -> acme.cannotSee((tenant, key) -> notes.get(key)))
        .withMessageStartingWith("acme can tell that globex has " + id)
        .withMessageContaining("answer: Note[owner=globex, text=Call Wile]")
        .withMessageEndingWith("to " + absent + ", which nobody has: null");
  }

  @Test
  void call_fails_whenItOnlyTellsThatSomethingIsThere() {
    assertFails(() -> acme.cannotSee((tenant, key) -> {
          if (notes.containsKey(key) && find(tenant, key).isEmpty()) {
            throw new SecurityException("forbidden");
          }
          return find(tenant, key);
        }))
        .withMessageContaining("answer: [java.lang.SecurityException, forbidden]");
  }

  @Test
  void nothingIsShown_whenTheNeighbourDoesNotSeeItEither() {
    assertFails(() -> acme.cannotSee((tenant, key) -> Optional.empty()))
        .withMessage(
            "nothing is shown: globex itself is answered alike for its %s and for %s,"
                + " which nobody has: Optional.empty",
            id, absent);
  }

  @Test
  void act_fails_whenItChangesWhatIsAnothers() {
    assertFails(() -> acme.cannotChange((tenant, key) -> notes.remove(key), this::find))
        .withMessageStartingWith("acme changes " + id + " of globex")
        .withMessageContaining("before: Optional[Note[owner=globex, text=Call Wile]]")
        .withMessageEndingWith("after: Optional.empty");
  }

  @Test
  void act_fails_whenItOnlyTellsThatSomethingIsThere() {
    assertFails(() -> acme.cannotChange(
            (tenant, key) -> {
              if (!edit(tenant, key) && notes.containsKey(key)) {
                throw new SecurityException("forbidden");
              }
            },
            this::find))
        .withMessageStartingWith("acme can tell that globex has " + id);
  }

  @Test
  void nothingIsShown_whenTheNeighbourCannotChangeItEither() {
    assertFails(() -> acme.cannotChange(
            (tenant, key) -> {
              throw new UnsupportedOperationException("read only");
            },
            this::find))
        .withMessage(
            "nothing is shown: globex itself changes nothing of its %s:"
                + " [java.lang.UnsupportedOperationException, read only]",
            id);
  }

  @Test
  void message_saysWhatIsTried_whenItIsDescribed() {
    assertFails(() -> assertThatTenant("acme")
            .besides("globex")
            .as("notes")
            .knowing(id, absent)
            .cannotSee((tenant, key) -> notes.get(key)))
        .withMessageStartingWith("[notes] acme can tell");
  }

  @Test
  void tenant_isNoNeighbourOfItsOwn() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> assertThatTenant("acme").besides("acme"));
  }

  private static ThrowableAssertAlternative<AssertionError> assertFails(
      ThrowingCallable assertion) {
    return assertThatExceptionOfType(AssertionError.class).isThrownBy(assertion);
  }
}
