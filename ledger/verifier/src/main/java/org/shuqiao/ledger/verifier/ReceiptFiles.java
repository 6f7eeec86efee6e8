package org.shuqiao.ledger.verifier;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.base.error.Language;
import org.shuqiao.ledger.error.LedgerCode;
import org.shuqiao.ledger.signature.PublicKeys;

/**
 * Verifies receipts, folders and evidence bundles as one history and prints one line for each receipt and finding.
 *
 * @param paths receipt files, whose folders hold their proofs; folders; zip files
 * @param keys the public keys; by default {@code keys.json} in or beside the first
 * @param json whether a JSON report is printed instead of text
 */
public record ReceiptFiles(List<Path> paths, Optional<Path> keys, Demands demands, boolean json) {

    public ReceiptFiles {
        paths = List.copyOf(paths);
    }

    /**
     * @return whether every file is valid and nothing was found
     * @throws CodedException {@code FILE_UNREADABLE}, {@code RECEIPTS_MISSING}, or what is wrong with the file of keys
     */
    public boolean verify(PrintStream out, Language language) {
        List<EvidenceSource> sources = new ArrayList<>();
        try {
            open(sources);
            PublicKeys known = PublicKeys.parse(keyBytes(sources.getFirst()));
            VerdictText text = new VerdictText(language);
            boolean network = known.chain().isPresent();
            BundleReport report = BundleVerifier.verify(sources, known, demands, line -> {
                if (!json && line.verdict() instanceof Verdict.Valid(VerifiedReceipt facts)) {
                    out.println(text.valid(line.name(), facts, line.trail().orElseThrow(), network));
                }
            });
            if (report.counts().receipts() == 0) {
                throw new CodedException(LedgerCode.RECEIPTS_MISSING, paths.getFirst());
            }
            if (json) {
                out.println(ReportJson.text(report));
            } else {
                print(report, text, language, out);
            }
            return report.sound();
        } finally {
            sources.forEach(EvidenceSource::close);
        }
    }

    private void print(BundleReport report, VerdictText text, Language language, PrintStream out) {
        ClockText clocks = new ClockText(language);
        report.clocks().forEach(found -> out.println(clocks.line(found)));
        report.invalid().forEach((name, invalid) -> out.println(text.invalid(name, invalid)));
        report.findings().forEach(finding -> out.println(text.finding(finding)));
        if (!report.unlinked().isEmpty() && report.findings().stream()
                .noneMatch(finding -> finding.code().equals(LedgerCode.BUNDLE_UNLINKED.id()))) {
            out.println(text.unlinked(report.unlinked()));
        }
        if (keys.isEmpty()) {
            out.println(text.unchecked());
        }
        if (report.counts().receipts() > 1) {
            out.println(text.summary(report));
        }
    }

    private void open(List<EvidenceSource> sources) {
        Map<Path, Set<String>> loose = new LinkedHashMap<>();
        for (Path path : paths) {
            if (Files.isDirectory(path) || path.getFileName().toString().endsWith(".zip")) {
                sources.add(EvidenceSource.open(path));
            } else if (Files.isReadable(path)) {
                loose.computeIfAbsent(path.toAbsolutePath().getParent(), any -> new TreeSet<>())
                        .add(path.getFileName().toString());
            } else {
                throw new CodedException(LedgerCode.FILE_UNREADABLE, path);
            }
        }
        loose.forEach((folder, names) -> sources.add(new EvidenceSource.Folder(folder, names)));
    }

    private byte[] keyBytes(EvidenceSource first) {
        int most = FileRole.KEYS.most();
        if (keys.isPresent()) {
            Path file = keys.get().toAbsolutePath();
            return new EvidenceSource.Folder(file.getParent(), Set.of()).read(file.getFileName().toString(), most);
        }
        return first.read(FileRole.KEYS_NAME, most);
    }
}
