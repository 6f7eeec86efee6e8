package org.shuqiao.exchange.cli.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.shuqiao.base.clock.SystemClock;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.base.error.Language;
import org.shuqiao.base.file.AtomicFile;
import org.shuqiao.base.label.Labelled;
import org.shuqiao.exchange.cli.remote.RestClient;
import org.shuqiao.exchange.cli.remote.ServerOptions;
import org.shuqiao.exchange.cli.terminal.CommandCode;
import org.shuqiao.exchange.cli.terminal.ExitCodes;
import org.shuqiao.exchange.cli.terminal.TextTable;
import org.shuqiao.exchange.domain.audit.AuditPeriod;
import org.shuqiao.exchange.domain.audit.FindingKind;
import org.shuqiao.ledger.signature.PublicKeys;
import org.shuqiao.ledger.verifier.BundleVerifier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Command {@code audit}: lets the server compare all its evidence, or looks through an evidence bundle without one, and
 * prints what contradicts.
 */
@Command(name = "audit", mixinStandardHelpOptions = true,
        description = {"Compare the record log with everything that must agree with it: the gateway's records and "
            + "access log, the grants and their use, the counts, the sources' own logs, and what others saw.",
            "Of a folder or zip file of ./shuqiao receipts --save: whether it is one history, whether numbers are "
            + "missing, and whether each delivery kept to its grant; needs no server.",
            "Exit code 0 without findings, 1 with findings."})
public final class AuditCommand implements Callable<Integer> {

    @Mixin
    private ServerOptions connection;

    @Parameters(arity = "0..1", paramLabel = "FOLDER|ZIP", description = "An evidence bundle; default: the server.")
    private Optional<Path> bundle;

    @Option(names = "--keys", paramLabel = "FILE", description = "The public keys for a bundle (./shuqiao receipts "
            + "keys); default: keys.json in it.")
    private Optional<Path> keys;

    @Option(names = "--from", paramLabel = "DATE", defaultValue = "",
            description = "First day, 2026-11-01; default: the log's beginning.")
    private String from;

    @Option(names = "--to", paramLabel = "DATE", defaultValue = "",
            description = "Last day, inclusive; default: today.")
    private String to;

    @Option(names = "--json", description = "Print {\"findings\": [{\"kind\", \"place\", \"detail\"}]}.")
    private boolean json;

    @Option(names = "--html", paramLabel = "FILE", description = "Write the report into this file, to be printed or "
            + "sent.")
    private Optional<Path> html;

    @Override
    public Integer call() {
        JsonNode report = bundle.map(this::ofBundle).orElseGet(this::ofServer);
        Language language = Language.of(Locale.getDefault());
        html.ifPresent(file -> write(file, new AuditHtml(language).page(report)));
        if (json) {
            ObjectNode tree = RestClient.body();
            tree.set("findings", report.path("findings") instanceof ArrayNode findings ? findings
                    : tree.arrayNode());
            System.out.println(tree);
        } else {
            print(report, language);
        }
        return report.path("findings").isEmpty() ? ExitCodes.DONE : ExitCodes.NO;
    }

    private JsonNode ofServer() {
        String period = "?from=" + RestClient.segment(from) + "&to=" + RestClient.segment(to);
        return connection.open().post("/api/v1/audits" + period, RestClient.body()).path("report");
    }

    private JsonNode ofBundle(Path path) {
        PublicKeys known = keys.map(AuditCommand::read).map(PublicKeys::parse)
                .orElseGet(() -> BundleVerifier.keysOf(path));
        return BundleAudit.run(path, known, AuditPeriod.of(from, to), SystemClock.beijing()).json();
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new CodedException(CommandCode.BAD_FILE, e, file);
        }
    }

    private static void print(JsonNode report, Language language) {
        TextTable checks = new TextTable("check", "compared", "findings");
        report.path("checks").forEach(each -> checks.row(each.path("check").asText(), each.path("compared").asText(),
                each.path("found").asText()));
        System.out.print(checks.text());
        if (report.path("findings").isEmpty()) {
            System.out.println(language == Language.ZH ? "未发现问题。" : "No findings.");
            return;
        }
        TextTable findings = new TextTable("finding", "place", "detail");
        report.path("findings").forEach(each -> findings.row(words(each, language), each.path("place").asText(),
                each.path("detail").asText()));
        System.out.println();
        System.out.print(findings.text());
    }

    /** @return the finding's kind in words; its code where this version does not know it */
    static String words(JsonNode finding, Language language) {
        String code = finding.path("kind").asText();
        return Labelled.find(FindingKind.class, code)
                .map(kind -> language == Language.ZH ? kind.zh() : kind.en()).orElse(code);
    }

    private static void write(Path file, String text) {
        try {
            AtomicFile.replace(file, text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new CodedException(CommandCode.BAD_FILE, e, file);
        }
    }
}
