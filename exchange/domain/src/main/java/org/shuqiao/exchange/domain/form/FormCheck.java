package org.shuqiao.exchange.domain.form;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.shuqiao.base.error.CodedException;

/**
 * Check of a form that a department wants citizens or enterprises to fill in, as it was kept.
 *
 * @param need why the department has to ask all the same, as it says; blank where it says nothing
 */
public record FormCheck(String id, String department, String title, String need, List<FormField> fields, String by,
        Instant at, Optional<Decision> decision) {

    /** Decision of the data authority on the shared fields of the form. */
    public record Decision(FormVerdict verdict, String reason, String by, Instant at) { }

    public FormCheck {
        requireNonNull(id, "id is null");
        requireNonNull(department, "department is null");
        requireNonNull(title, "title is null");
        requireNonNull(need, "need is null");
        fields = List.copyOf(fields);
        requireNonNull(by, "by is null");
        requireNonNull(at, "at is null");
        requireNonNull(decision, "decision is null");
    }

    /** @return whether it asks for what is shared, without a decision that allows it */
    public boolean refused() {
        return fields.stream().anyMatch(field -> field.standing() == FormField.Standing.SHARED);
    }

    /** @return what is wrong with it, in words */
    public Optional<CodedException> refusal() {
        return refused() ? Optional.of(new CodedException(FormCode.COLLECTS_SHARED, title, pointers(), id))
                : Optional.empty();
    }

    /** @return the shared fields with the entries from which they can be taken */
    String pointers() {
        return fields.stream().filter(field -> field.standing() == FormField.Standing.SHARED)
                .map(field -> field.asked() + " → " + field.shared().orElseThrow().code())
                .collect(Collectors.joining("; "));
    }
}
