package org.shuqiao.pipelines.standard;

import java.io.Serializable;
import java.util.List;
import org.shuqiao.standards.mapping.Flag;

/** Raw row after standardization. A plain class, so that Spark's serializer can build it. */
final class StandardizedRow implements Serializable {

    private static final long serialVersionUID = 1L;

    /** Outcome of a row, exactly one of three. */
    enum Fate { STANDARD, QUARANTINED, MERGED }

    final String row;
    final String batch;
    final long sequence;
    final long ordinal;
    /** Set of the mapping columns that had a value in the source. */
    final boolean[] filled;
    /** Standard values in the types of the lake, null where unknown; empty for a quarantined row. */
    final Object[] values;
    /** Column and rule of each should-finding, alternating. */
    final String[] flags;
    /** Column, rule, digest, reason in zh and en of each must-finding, five a finding. */
    final String[] findings;

    /** The newest time that the row's watermarks name, in microseconds since 1970; {@link Long#MIN_VALUE} if none. */
    final long newest;

    /** Digest of what names the row at its source; {@link KeyDigest#NONE} if nothing does. */
    final long source;
    /** Whether the row's outcome may be another on a later day. */
    final boolean dated;
    final RowPart part;

    StandardizedRow(Origin origin, boolean[] filled, boolean dated, Object[] values, String[] flags,
            String[] findings) {
        this.row = origin.row();
        this.batch = origin.batch();
        this.sequence = origin.sequence();
        this.ordinal = origin.ordinal();
        this.newest = origin.newest();
        this.source = origin.source();
        this.part = origin.part();
        this.dated = dated;
        this.filled = filled;
        this.values = values;
        this.flags = flags;
        this.findings = findings;
    }

    /** Where a row comes from, and how new it is. */
    record Origin(String row, String batch, long sequence, long ordinal, long newest, boolean[] filled, long source,
            RowPart part) { }

    boolean isQuarantined() {
        return findings.length > 0;
    }

    static String[] flat(List<Flag> flags) {
        String[] flat = new String[flags.size() * 2];
        for (int i = 0; i < flags.size(); i++) {
            flat[2 * i] = flags.get(i).column();
            flat[2 * i + 1] = flags.get(i).rule();
        }
        return flat;
    }
}
