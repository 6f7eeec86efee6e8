package org.shuqiao.exchange.web.connection;

import com.fasterxml.jackson.databind.node.ObjectNode;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.contracts.json.Json;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.overview.LedgerExplorer;
import org.shuqiao.exchange.web.error.ServerCode;
import org.shuqiao.ledger.record.ExchangeRecordDraft;
import org.shuqiao.ledger.record.GrantUse;
import org.shuqiao.ledger.record.Outcome;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;

/**
 * File of exchange records that is written while they are read: CSV with a header (RFC 4180) or one JSON object a
 * line. Both have the same fields; several values of one are parted by a blank.
 */
public final class LedgerFile {

    private static final String FORMULA = "=+-@\t\r\uff1d\uff0b\uff0d\uff20";

    /** Format of the file. */
    private enum Format {
        CSV("text/csv;charset=UTF-8;header=present"), JSONL("application/x-ndjson");

        private final String mediaType;

        Format(String mediaType) {
            this.mediaType = mediaType;
        }
    }

    private LedgerFile() { }

    /** @param format {@code csv} or {@code jsonl} */
    public static void send(LedgerExplorer explorer, Actor actor, LedgerExplorer.Search search, String format,
            HttpServletResponse response) throws IOException {
        Format form = switch (format) {
            case "csv" -> Format.CSV;
            case "jsonl" -> Format.JSONL;
            default -> throw new CodedException(ServerCode.BAD_REQUEST, "format");
        };
        Consumer<Consumer<LedgerExplorer.Exported>> found = explorer.export(actor, search, format);
        response.setContentType(form.mediaType);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment()
                .filename("records." + format).build().toString());
        Writer out = new BufferedWriter(new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8));
        switch (form) {
            case CSV -> csv(found, out);
            case JSONL -> lines(found, out);
        }
        out.flush();
    }

    private static void csv(Consumer<Consumer<LedgerExplorer.Exported>> found, Writer out) throws IOException {
        CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(out);
        csv.writeRecord(List.of("index", "id", "time", "consumer", "provider", "purpose", "kind", "outcome",
                "refusal", "rows", "grants", "resources", "account"));
        found.accept(each -> csv.writeRecord(fields(each).values().stream().map(LedgerFile::cell).toList()));
        csv.flush(); // it keeps lines back
    }

    /**
     * @return the text as a spreadsheet shows it: what it would reckon as a formula begins with an apostrophe. Most
     *         fields have closed forms, but a login is what the OpenID provider says
     * @see <a href="https://owasp.org/www-community/attacks/CSV_Injection">OWASP, CSV injection</a>
     */
    static String cell(String text) {
        return !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    private static void lines(Consumer<Consumer<LedgerExplorer.Exported>> found, Writer out) {
        found.accept(each -> {
            ObjectNode line = Json.PLAIN.createObjectNode();
            fields(each).forEach(line::put);
            try {
                out.write(line + "\n");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private static Map<String, String> fields(LedgerExplorer.Exported each) {
        ExchangeRecordDraft draft = each.record().record().draft();
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("index", Long.toString(each.record().index()));
        fields.put("id", draft.id());
        fields.put("time", draft.time().toString());
        fields.put("consumer", draft.consumer());
        fields.put("provider", String.join(" ", draft.provider()));
        fields.put("purpose", draft.purpose());
        fields.put("kind", draft.kind().word());
        fields.put("outcome", draft.outcome().word());
        fields.put("refusal", draft.outcome() instanceof Outcome.Refused refused ? refused.code() : "");
        fields.put("rows", draft.outcome() instanceof Outcome.Delivered delivered
                ? Long.toString(delivered.rows()) : "");
        fields.put("grants", String.join(" ", draft.uses().stream().map(GrantUse::grant).toList()));
        fields.put("resources", String.join(" ", draft.uses().stream().map(GrantUse::resource).toList()));
        fields.put("account", each.account().orElse(""));
        return fields;
    }
}
