package org.shuqiao.ledger.log;

import java.time.OffsetDateTime;
import java.util.Optional;
import org.shuqiao.ledger.record.DeliveryKind;

/**
 * Filter of a record search. An absent criterion does not restrict it.
 *
 * @param outcome {@code delivered} or {@code refused}
 * @param from inclusive
 * @param to exclusive
 */
public record RecordFilter(
        Optional<String> consumer,
        Optional<String> provider,
        Optional<String> grant,
        Optional<String> resource,
        Optional<DeliveryKind> kind,
        Optional<String> outcome,
        Optional<OffsetDateTime> from,
        Optional<OffsetDateTime> to) {

    public static RecordFilter all() {
        return new RecordFilter(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    public RecordFilter consumer(String department) {
        return new RecordFilter(Optional.of(department), provider, grant, resource, kind, outcome, from, to);
    }

    public RecordFilter provider(String department) {
        return new RecordFilter(consumer, Optional.of(department), grant, resource, kind, outcome, from, to);
    }

    public RecordFilter grant(String id) {
        return new RecordFilter(consumer, provider, Optional.of(id), resource, kind, outcome, from, to);
    }

    public RecordFilter resource(String code) {
        return new RecordFilter(consumer, provider, grant, Optional.of(code), kind, outcome, from, to);
    }

    public RecordFilter kind(DeliveryKind only) {
        return new RecordFilter(consumer, provider, grant, resource, Optional.of(only), outcome, from, to);
    }

    public RecordFilter outcome(String word) {
        return new RecordFilter(consumer, provider, grant, resource, kind, Optional.of(word), from, to);
    }

    public RecordFilter between(OffsetDateTime start, OffsetDateTime end) {
        return new RecordFilter(consumer, provider, grant, resource, kind, outcome, Optional.of(start),
                Optional.of(end));
    }
}
