package org.shuqiao.exchange.platform.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.base.file.AtomicFile;
import org.shuqiao.base.file.DurableFiles;
import org.shuqiao.exchange.domain.audit.AuditCode;
import org.shuqiao.exchange.domain.audit.AuditReport;
import org.shuqiao.exchange.domain.audit.KnownHead;
import org.shuqiao.exchange.domain.store.ExchangeStore;
import org.shuqiao.ledger.json.CanonicalJson;
import org.shuqiao.ledger.signature.Signatures;
import org.shuqiao.ledger.signature.SigningKey;

/**
 * Folder of audit reports, each signed with the log's key and written once. A copy kept elsewhere shows later whether
 * the log was rewritten: a report names the log's size and root hash.
 */
public final class KeptAudits {

    private static final String SUFFIX = ".audit.json";
    private static final Pattern NAME = Pattern.compile("[0-9]{8}-[0-9]{9}");
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmssSSS");

    private final Path folder;
    private final SigningKey key;

    public KeptAudits(Path folder, SigningKey key) {
        this.folder = folder;
        this.key = key;
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
        ObjectNode file = CanonicalJson.object();
        file.set("report", report.json());
        file.put("key", key.verification().text()).put("signature", Signatures.sign(report.json(), key));
        try {
            DurableFiles.createFolder(folder);
            AtomicFile.replace(folder.resolve(id + SUFFIX), CanonicalJson.bytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return id;
    }

    /** @return all reports, newest first */
    public List<Kept> all() {
        List<Kept> kept = new ArrayList<>();
        for (String id : ids()) {
            kept.add(read(id));
        }
        return kept;
    }

    public Optional<Kept> latest() {
        return ids().stream().findFirst().map(this::read);
    }

    public Kept get(String id) {
        if (!NAME.matcher(id).matches() || !Files.exists(folder.resolve(id + SUFFIX))) {
            throw new CodedException(AuditCode.REPORT_UNKNOWN, NAME.matcher(id).matches() ? id : "?");
        }
        return read(id);
    }

    /** @return the file of a report, byte for byte */
    public byte[] file(String id) {
        get(id);
        try {
            return Files.readAllBytes(folder.resolve(id + SUFFIX));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @return the log's heads that sound reports remember */
    public List<KnownHead> heads() {
        return all().stream().filter(Kept::sound).map(kept -> new KnownHead("audit " + kept.id(),
                kept.report().path("records").asLong(), kept.report().path("root").asText())).toList();
    }

    private List<String> ids() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(SUFFIX))
                    .map(name -> name.substring(0, name.length() - SUFFIX.length()))
                    .filter(name -> NAME.matcher(name).matches()).sorted(Comparator.reverseOrder()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Kept read(String id) {
        try {
            ObjectNode file = CanonicalJson.readLenient(Files.readAllBytes(folder.resolve(id + SUFFIX)));
            JsonNode report = file.path("report");
            boolean sound = report.isObject()
                    && Signatures.verify(report, file.path("signature").asText(), key.verification());
            return new Kept(id, report, sound);
        } catch (CodedException e) {
            return new Kept(id, CanonicalJson.object(), false); // not JSON any more: shown as unsound
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
