package org.shuqiao.exchange.platform.audit;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.domain.audit.AuditCode;
import org.shuqiao.exchange.domain.audit.AuditReport;
import org.shuqiao.exchange.domain.audit.KnownHead;
import org.shuqiao.exchange.domain.store.ExchangeStore;
import org.shuqiao.ledger.signature.SigningKey;

/**
 * Folder of audit reports, each signed with the log's key and written once. A copy kept elsewhere shows later whether
 * the log was rewritten: a report names the log's size and root hash.
 */
public final class KeptAudits {

    private static final String SUFFIX = ".audit.json";
    private static final Pattern NAME = Pattern.compile("[0-9]{8}-[0-9]{9}");
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmssSSS");

    private final SignedReports reports;

    public KeptAudits(Path folder, SigningKey key) {
        this.reports = new SignedReports(folder, SUFFIX, NAME, key);
    }

    /**
     * Report as it is kept.
     *
     * @param id     its day and time, {@code 20261129-020000000}
     * @param report canonical JSON of {@link AuditReport}
     * @param sound  whether its signature verifies
     */
    public record Kept(String id, JsonNode report, boolean sound) {

        public int findings() {
            return report.path("findings").size();
        }
    }

    /** Signs and keeps a report. @return its id */
    public String keep(AuditReport report) {
        String id = STAMP.format(ZonedDateTime.ofInstant(report.at(), ExchangeStore.ZONE));
        reports.keep(id, report.json());
        return id;
    }

    /** @return all reports, newest first */
    public List<Kept> all() {
        return reports.ids().stream().map(this::read).toList();
    }

    public Optional<Kept> latest() {
        return reports.ids().stream().findFirst().map(this::read);
    }

    public Kept get(String id) {
        if (!reports.has(id)) {
            throw new CodedException(AuditCode.REPORT_UNKNOWN, reports.named(id) ? id : "?");
        }
        return read(id);
    }

    /** @return the file of a report, byte for byte */
    public byte[] file(String id) {
        get(id);
        return reports.file(id);
    }

    /** @return the log's heads that sound reports remember */
    public List<KnownHead> heads() {
        return all().stream().filter(Kept::sound).map(kept -> new KnownHead("audit " + kept.id(),
                kept.report().path("records").asLong(), kept.report().path("root").asText())).toList();
    }

    private Kept read(String id) {
        SignedReports.Signed signed = reports.read(id);
        return new Kept(id, signed.report(), signed.sound());
    }
}
