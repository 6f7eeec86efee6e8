package org.shuqiao.exchange.platform.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.shuqiao.contracts.json.Json;

/**
 * Folder of PostgreSQL's server logs in JSON format, as a department hands it to the auditor
 * ({@code log_destination = jsonlog}, {@code log_statement = all} for the account that the platform reads with).
 *
 * @see <a href="https://www.postgresql.org/docs/current/runtime-config-logging.html">PostgreSQL, error reporting and
 *     logging</a>
 */
final class PostgresJsonLog {

    private static final String SUFFIX = ".json";
    private static final Pattern STATEMENT = Pattern.compile("(?:statement|execute [^:]*): (.*)", Pattern.DOTALL);

    /** The zone as PostgreSQL abbreviates it: CST is China's, not Chicago's; some zones have an offset only. */
    private static final DateTimeFormatter TIME = new DateTimeFormatterBuilder()
            .appendPattern("yyyy-MM-dd HH:mm:ss[.SSS] ").appendOptional(new DateTimeFormatterBuilder()
                    .appendZoneText(TextStyle.SHORT, Set.of(ZoneId.of("Asia/Shanghai"))).toFormatter(Locale.ENGLISH))
            .appendOptional(new DateTimeFormatterBuilder().appendOffset("+HHmm", "+00").toFormatter(Locale.ROOT))
            .toFormatter(Locale.ENGLISH);

    private final Path folder;
    private Instant first = Instant.MAX;
    private Instant last = Instant.MIN;

    PostgresJsonLog(Path folder) {
        this.folder = folder;
    }

    /**
     * Tells every statement that a client sent, in the order of the files.
     *
     * @throws IOException when a file cannot be read, or a line of it is not an entry
     */
    void forEach(Consumer<SourceStatement> each) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.list(folder)) {
            files = all.filter(file -> file.getFileName().toString().endsWith(SUFFIX)).sorted().toList();
        }
        for (Path file : files) {
            try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
                String line = lines.readLine();
                while (line != null) {
                    String next = lines.readLine();
                    read(line, next == null, each);
                    line = next;
                }
            }
        }
    }

    /** @return when the first entry of any kind was written; {@link Instant#MAX} where there is none */
    Instant first() {
        return first;
    }

    Instant last() {
        return last;
    }

    /** @param newest whether it is the file's last line, of which the server may have written a part only */
    private void read(String line, boolean newest, Consumer<SourceStatement> each) throws IOException {
        JsonNode entry;
        try {
            entry = Json.PLAIN.readTree(line);
        } catch (JsonProcessingException e) {
            if (newest) {
                return;
            }
            throw new IOException("a line is not JSON"); // its own words would quote the line
        }
        Instant at = time(entry.path("timestamp").asText());
        first = at.isBefore(first) ? at : first;
        last = at.isAfter(last) ? at : last;
        Matcher message = STATEMENT.matcher(entry.path("message").asText());
        boolean ofClient = entry.path("backend_type").asText("client backend").equals("client backend");
        if (ofClient && entry.path("error_severity").asText().equals("LOG") && message.matches()) {
            each.accept(new SourceStatement(entry.path("session_id").asText() + ":" + entry.path("line_num").asText(),
                    at, entry.path("user").asText(), entry.path("application_name").asText(), message.group(1)));
        }
    }

    private static Instant time(String text) throws IOException {
        try {
            return ZonedDateTime.parse(text, TIME).toInstant();
        } catch (DateTimeParseException e) {
            throw new IOException("a line has no time");
        }
    }
}
