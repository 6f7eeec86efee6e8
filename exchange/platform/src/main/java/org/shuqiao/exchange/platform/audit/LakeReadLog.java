package org.shuqiao.exchange.platform.audit;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.shuqiao.exchange.domain.delivery.SourceReads;
import org.shuqiao.exchange.domain.ledger.GatewayKey;
import org.shuqiao.exchange.domain.security.SecurityJournal;
import org.shuqiao.query.source.LakeReads;

/**
 * Log of what the lake's engine reads, written where the engine opens its passes over files and not where answers are
 * given: one line for each query, with the record for which it reads and the snapshots, in the form of the access log.
 * It holds no statement, because a statement quotes values.
 */
public final class LakeReadLog implements LakeReads, AutoCloseable {

    public static final String KIND = "lake-reads";

    private final AccessLog log;

    public LakeReadLog(Path folder, GatewayKey key, Clock clock, SecurityJournal journal) {
        this.log = AccessLog.open(folder, key, clock, journal, KIND);
    }

    @Override
    public void begin(String reader, Map<String, String> snapshots) {
        String tables = new TreeMap<>(snapshots).entrySet().stream().map(each -> each.getKey() + "@" + each.getValue())
                .collect(Collectors.joining(" "));
        log.reads(tables, SourceReads.record(reader), reader);
    }

    /** Brings the lines to the disk. */
    public void force() {
        log.force();
    }

    @Override
    public void close() {
        log.close();
    }
}
