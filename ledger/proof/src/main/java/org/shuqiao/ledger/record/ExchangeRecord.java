package org.shuqiao.ledger.record;

import java.util.Arrays;
import java.util.Map;
import java.util.OptionalLong;
import org.shuqiao.ledger.merkle.Hash;

/**
 * Record of the log: a draft with its sequence numbers and the canonical bytes (RFC 8785) of the leaf.
 */
public final class ExchangeRecord {

    private final ExchangeRecordDraft draft;
    private final Map<String, Long> sequences;
    private final OptionalLong consumerSequence;
    private final byte[] bytes;

    private ExchangeRecord(ExchangeRecordDraft draft, Map<String, Long> sequences, OptionalLong consumerSequence) {
        this.draft = draft;
        this.sequences = Map.copyOf(sequences);
        this.consumerSequence = consumerSequence;
        this.bytes = RecordJson.write(this);
    }

    /** @param sequences for each grant of the draft, this record's number within it, from 1 */
    public static ExchangeRecord of(ExchangeRecordDraft draft, Map<String, Long> sequences) {
        return new ExchangeRecord(draft, sequences, OptionalLong.empty());
    }

    /**
     * @param consumerSequence a number within the consumer's records that concern no grant, from 1; a draft that uses a
     *     grant takes none
     */
    public static ExchangeRecord of(ExchangeRecordDraft draft, Map<String, Long> sequences,
            OptionalLong consumerSequence) {
        if (consumerSequence.isPresent()) {
            RecordRules.require("consumerSequence",
                    draft.countsForConsumer() && consumerSequence.getAsLong() >= 1, "≥ 1");
        }
        return new ExchangeRecord(draft, sequences, consumerSequence);
    }

    /** Reads canonical bytes; any other spelling, and any field that is not in its form, is refused. */
    public static ExchangeRecord parse(byte[] bytes) {
        return RecordJson.read(bytes);
    }

    public String id() {
        return draft.id();
    }

    /** @return what the gateway stated */
    public ExchangeRecordDraft draft() {
        return draft;
    }

    /** @return grant to this record's number within it */
    public Map<String, Long> sequences() {
        return sequences;
    }

    /** @return this record's number within its consumer's records that concern no grant; none in version 1 */
    public OptionalLong consumerSequence() {
        return consumerSequence;
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    public Hash leaf() {
        return Hash.leaf(bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ExchangeRecord record && Arrays.equals(bytes, record.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return id();
    }
}
