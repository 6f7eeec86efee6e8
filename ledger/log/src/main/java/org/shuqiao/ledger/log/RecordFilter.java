package org.shuqiao.ledger.log;

import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.Set;
import org.shuqiao.ledger.record.DeliveryKind;

/**
 * Filter of a record search. An absent criterion does not restrict it.
 *
 * @param outcome {@code delivered} or {@code refused}
 * @param from inclusive
 * @param to exclusive
 * @param ids of the records that may be found
 */
public record RecordFilter(
        Optional<String> consumer,
        Optional<String> provider,
        Optional<String> grant,
        Optional<String> resource,
        Optional<DeliveryKind> kind,
        Optional<String> outcome,
        Optional<OffsetDateTime> from,
        Optional<OffsetDateTime> to,
        Optional<Set<String>> ids) {

    public RecordFilter {
        ids = ids.map(Set::copyOf);
    }

    public static RecordFilter all() {
        return new RecordFilter(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    public RecordFilter consumer(String department) {
        return new RecordFilter(Optional.of(department), provider, grant, resource, kind, outcome, from, to, ids);
    }

    public RecordFilter provider(String department) {
        return new RecordFilter(consumer, Optional.of(department), grant, resource, kind, outcome, from, to, ids);
    }

    public RecordFilter grant(String id) {
        return new RecordFilter(consumer, provider, Optional.of(id), resource, kind, outcome, from, to, ids);
    }

    public RecordFilter resource(String code) {
        return new RecordFilter(consumer, provider, grant, Optional.of(code), kind, outcome, from, to, ids);
    }

    public RecordFilter kind(DeliveryKind only) {
        return new RecordFilter(consumer, provider, grant, resource, Optional.of(only), outcome, from, to, ids);
    }

    public RecordFilter outcome(String word) {
        return new RecordFilter(consumer, provider, grant, resource, kind, Optional.of(word), from, to, ids);
    }

    public RecordFilter between(OffsetDateTime start, OffsetDateTime end) {
        return new RecordFilter(consumer, provider, grant, resource, kind, outcome, Optional.of(start),
                Optional.of(end), ids);
    }

    /** @param only ids of records, of which no other is found; none for none at all */
    public RecordFilter ids(Set<String> only) {
        return new RecordFilter(consumer, provider, grant, resource, kind, outcome, from, to, Optional.of(only));
    }
}
