package org.shuqiao.exchange.platform.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.base.file.AtomicFile;
import org.shuqiao.base.file.DurableFiles;
import org.shuqiao.ledger.json.CanonicalJson;
import org.shuqiao.ledger.signature.Signatures;
import org.shuqiao.ledger.signature.SigningKey;

/** Folder of reports in canonical JSON, each signed with the log's key. */
public final class SignedReports {

    private final Path folder;
    private final String suffix;
    private final Pattern name;
    private final SigningKey key;

    /** @param name what the id of a report looks like */
    public SignedReports(Path folder, String suffix, Pattern name, SigningKey key) {
        this.folder = folder;
        this.suffix = suffix;
        this.name = name;
        this.key = key;
    }

    /**
     * Report as it is kept.
     *
     * @param sound whether its signature verifies
     */
    public record Signed(String id, JsonNode report, boolean sound) { }

    /** Signs and keeps a report. */
    public void keep(String id, ObjectNode report) {
        ObjectNode file = CanonicalJson.object();
        file.set("report", report);
        file.put("key", key.verification().text()).put("signature", Signatures.sign(report, key));
        try {
            DurableFiles.createFolder(folder);
            AtomicFile.replace(folder.resolve(id + suffix), CanonicalJson.bytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @return whether the text is an id, whatever is kept */
    public boolean named(String id) {
        return name.matcher(id).matches();
    }

    public boolean has(String id) {
        return named(id) && Files.exists(folder.resolve(id + suffix));
    }

    /** @return the ids of all reports, the highest first */
    public List<String> ids() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).filter(file -> file.endsWith(suffix))
                    .map(file -> file.substring(0, file.length() - suffix.length())).filter(this::named)
                    .sorted(Comparator.reverseOrder()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param id of a report that is kept */
    public byte[] file(String id) {
        try {
            return Files.readAllBytes(folder.resolve(id + suffix));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param id of a report that is kept */
    public Signed read(String id) {
        try {
            ObjectNode file = CanonicalJson.readLenient(file(id));
            JsonNode report = file.path("report");
            boolean sound = report.isObject()
                    && Signatures.verify(report, file.path("signature").asText(), key.verification());
            return new Signed(id, report, sound);
        } catch (CodedException e) {
            return new Signed(id, CanonicalJson.object(), false); // not JSON any more: shown as unsound
        }
    }
}
