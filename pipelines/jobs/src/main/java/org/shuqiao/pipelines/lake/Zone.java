package org.shuqiao.pipelines.lake;

import java.util.Locale;

/** Zone of the lake after landing, a namespace of the catalog. */
public enum Zone {
    /** Values as they came, all strings. */
    RAW,
    /** What the mapping made of them, published. */
    STANDARD,
    /** Rows kept back with the reason. */
    QUARANTINE,
    /** Which row of the raw zone has which key: what a run of changes looks up. Holds digests, no values. */
    KEYS,
    /** Golden records. */
    SUBJECT;

    /** @return the namespace */
    public String namespace() {
        return name().toLowerCase(Locale.ROOT);
    }
}
