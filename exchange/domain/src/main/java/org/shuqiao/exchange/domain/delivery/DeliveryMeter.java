package org.shuqiao.exchange.domain.delivery;

import io.micrometer.core.instrument.Metrics;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.shuqiao.exchange.domain.resource.Mode;
import org.shuqiao.ledger.record.ExchangeRecordDraft;
import org.shuqiao.ledger.record.Outcome;
import org.shuqiao.query.answer.Handed;

/**
 * Measures deliveries for the operators. Its labels are departments, modes and outcomes, of which there are few; never
 * a person, a purpose or a value.
 */
final class DeliveryMeter {

    private DeliveryMeter() { }

    /** Measures one attempt from its beginning to its record. */
    static <T extends Handed> Settled<T> attempt(Mode mode, Supplier<Settled<T>> work) {
        long begun = System.nanoTime();
        Settled<T> settled = work.get();
        ExchangeRecordDraft record = settled.receipt().record().draft();
        boolean delivered = record.outcome() instanceof Outcome.Delivered;
        String provider = record.provider().isEmpty() ? "none" : record.provider().getFirst();
        Metrics.timer("shuqiao.delivery", "mode", mode.name().toLowerCase(Locale.ROOT), "outcome",
                        delivered ? "delivered" : "refused", "provider", provider, "consumer", record.consumer())
                .record(System.nanoTime() - begun, TimeUnit.NANOSECONDS);
        if (record.outcome() instanceof Outcome.Delivered rows) {
            Metrics.counter("shuqiao.delivery.rows", "provider", provider, "consumer", record.consumer())
                    .increment(rows.rows());
        }
        return settled;
    }

    /** Measures a step of an attempt: {@code policy}, {@code engine} or {@code record}. */
    static <T> T step(String step, Supplier<T> work) {
        return Metrics.timer("shuqiao.delivery.step", "step", step).record(work);
    }
}
