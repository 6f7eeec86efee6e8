package org.shuqiao.ledger.verifier;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.shuqiao.base.digest.Sha256;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.ledger.error.LedgerCode;
import org.shuqiao.ledger.json.CanonicalJson;
import org.shuqiao.ledger.json.JsonFields;

/**
 * Table of contents of an evidence bundle: {@code {"files":{"name":"sha256:…"},"form":"shuqiao-evidence","v":1}}. It is
 * not signed, so it tells what was lost or damaged on the way; what was left out on purpose the records' numbers tell.
 */
public final class Manifest {

    private static final String FORM = "shuqiao-evidence";
    private static final int VERSION = 1;

    private final Map<String, String> files;

    private Manifest(Map<String, String> files) {
        this.files = new TreeMap<>(files);
    }

    /** @param files name to {@code sha256:} and digest of each file of the bundle */
    public static Manifest of(Map<String, String> files) {
        return new Manifest(files);
    }

    /** Reads it in any spelling of JSON. */
    static Manifest parse(byte[] bytes) {
        if (bytes.length > FileRole.MANIFEST.most()) {
            throw new CodedException(LedgerCode.FILE_TOO_LARGE, FileRole.MANIFEST.most());
        }
        JsonFields fields = JsonFields.of(CanonicalJson.readLenient(bytes), "");
        if (fields.number("v") != VERSION || !fields.text("form").equals(FORM)) {
            throw new CodedException(LedgerCode.FILE_VERSION, "v");
        }
        fields.object("files");
        Manifest manifest = new Manifest(fields.textMap("files"));
        fields.rejectUnknownKeys();
        return manifest;
    }

    public byte[] bytes() {
        ObjectNode tree = CanonicalJson.object().put("form", FORM).put("v", VERSION);
        ObjectNode listed = tree.putObject("files");
        files.forEach(listed::put);
        return CanonicalJson.bytes(tree);
    }

    /** Compares a file with what is listed, and takes it off the list. */
    List<BundleReport.Finding> check(String name, byte[] bytes) {
        String listed = files.remove(name);
        if (listed == null) {
            return List.of(finding(LedgerCode.BUNDLE_FILE_EXTRA, name));
        }
        return listed.equals(Sha256.tagged(bytes)) ? List.of() : List.of(finding(LedgerCode.BUNDLE_FILE_CHANGED, name));
    }

    /** @return a finding for each listed file that was not checked */
    List<BundleReport.Finding> missing() {
        List<BundleReport.Finding> missing = new ArrayList<>();
        files.keySet().forEach(name -> missing.add(finding(LedgerCode.BUNDLE_FILE_MISSING, name)));
        return missing;
    }

    private static BundleReport.Finding finding(LedgerCode code, String name) {
        return BundleReport.Finding.of(name, new CodedException(code, name));
    }
}
