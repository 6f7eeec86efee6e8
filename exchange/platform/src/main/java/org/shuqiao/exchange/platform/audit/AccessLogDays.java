package org.shuqiao.exchange.platform.audit;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.shuqiao.base.digest.Sha256;
import org.shuqiao.exchange.domain.retention.KeptData;
import org.shuqiao.exchange.domain.store.ExchangeStore;
import org.shuqiao.ledger.json.JsonTime;

/**
 * Days of the access log that may go: kept for six months (《网络安全法》第二十一条第三项), and compared by an audit whose
 * signed report is kept. The entry of a day's erasing says with which number and mark its lines ended, and there the
 * audit goes on.
 */
public final class AccessLogDays implements KeptData {

    public static final String KIND = "access-log";

    static final String NUMBER = "number";
    static final String MARK = "mark";
    static final String DAY = "day";

    private static final int KEPT_MONTHS = 6;

    private final String kind;
    private final AccessFiles files;
    private final KeptAudits audits;

    /** @param kind of the log, which is the name of the check that compares it too */
    public AccessLogDays(String kind, Path folder, KeptAudits audits) {
        this.kind = kind;
        this.files = new AccessFiles(folder);
        this.audits = audits;
    }

    @Override
    public String kind() {
        return kind;
    }

    @Override
    public LocalDate keptFrom(LocalDate today) {
        return today.minusMonths(KEPT_MONTHS);
    }

    /** The newest file stays, since the log goes on from its last line; a day that is not covered keeps later ones. */
    @Override
    public List<Piece> erasable(LocalDate before) {
        try {
            List<JsonNode> reports = audits.all().stream().filter(KeptAudits.Kept::sound)
                    .map(KeptAudits.Kept::report).toList();
            List<Piece> pieces = new ArrayList<>();
            List<Path> all = files.all();
            for (Path file : all.isEmpty() ? all : all.subList(0, all.size() - 1)) {
                LocalDate day = AccessFiles.day(file);
                Optional<AccessLine> last = last(file);
                if (!day.isBefore(before) || last.isEmpty()
                        || reports.stream().noneMatch(report -> covers(report, day))) {
                    return pieces;
                }
                pieces.add(new Piece(kind, file.getFileName().toString(), day, Files.size(file),
                        Map.of("digest", Sha256.tagged(Files.readString(file, StandardCharsets.UTF_8)), DAY,
                                day.toString(), NUMBER, String.valueOf(last.get().number()), MARK,
                                last.get().mark())));
            }
            return pieces;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void erase(Piece piece) {
        try {
            Files.deleteIfExists(files.of(piece.day()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<AccessLine> last(Path file) throws IOException {
        try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            return lines.lines().reduce((before, line) -> line).map(AccessLine::parse);
        }
    }

    /** Made after the day was over, of a time that holds it, and the access log was compared. */
    private boolean covers(JsonNode report, LocalDate day) {
        LocalDate made = ExchangeStore.day(JsonTime.parse(report.path("at").asText(), "at").toInstant());
        boolean compared = StreamSupport.stream(report.path("checks").spliterator(), false)
                .anyMatch(check -> check.path("check").asText().equals(kind));
        boolean failed = StreamSupport.stream(report.path("findings").spliterator(), false).anyMatch(finding ->
                finding.path("kind").asText().equals("check-failed") && finding.path("place").asText().equals(kind));
        return made.isAfter(day) && compared && !failed
                && (!report.has("from") || !LocalDate.parse(report.path("from").asText()).isAfter(day))
                && (!report.has("to") || !LocalDate.parse(report.path("to").asText()).isBefore(day));
    }
}
