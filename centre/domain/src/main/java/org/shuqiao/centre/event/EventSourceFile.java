package org.shuqiao.centre.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.shuqiao.centre.FileFaults;
import org.shuqiao.centre.Words;
import org.shuqiao.centre.error.CentreCode;
import org.shuqiao.centre.indicator.Formula;
import org.shuqiao.contracts.yaml.Yaml;
import org.shuqiao.exchange.domain.request.FreeTextRules;

/** Reader of one source's file. */
final class EventSourceFile {

    static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]{2,40}");
    private static final int MOST_DAYS = 3660;

    private EventSourceFile() { }

    private record Content(String source, Words name, String owner, String purpose, Integer days, String sql,
            Map<String, String> columns, List<String> closed) { }

    /** @return the source; empty where something is wrong, which the faults then tell */
    static Optional<EventSource> read(String file, String text, FileFaults faults) {
        Content content;
        try {
            content = Yaml.MAPPER.readValue(text, Content.class);
        } catch (JsonProcessingException e) {
            faults.add(CentreCode.EVENT_FILE_UNREADABLE, file,
                    e.getLocation() == null ? 1 : e.getLocation().getLineNr());
            return Optional.empty();
        }
        if (content == null) {
            faults.add(CentreCode.EVENT_FILE_UNREADABLE, file, 1);
            return Optional.empty();
        }
        int before = faults.count();
        String id = faults.required(file, "source", content.source());
        faults.must(id.isEmpty() || ID.matcher(id).matches(), file, "source", ID.pattern());
        Words name = faults.words(file, "name", content.name());
        String owner = faults.required(file, "owner", content.owner());
        String purpose = faults.required(file, "purpose", content.purpose());
        faults.must(purpose.codePointCount(0, purpose.length()) <= FreeTextRules.PURPOSE_LENGTH, file, "purpose",
                "1…" + FreeTextRules.PURPOSE_LENGTH);
        int days = content.days() == null ? 0 : content.days();
        faults.must(days > 0 && days <= MOST_DAYS, file, "days", "1…" + MOST_DAYS);
        Formula sql = new Formula(faults.required(file, "sql", content.sql()));
        Map<ReportField, String> columns = columns(file, content.columns(), faults);
        Set<String> closed = content.closed() == null ? Set.of() : Set.copyOf(content.closed());
        faults.must(closed.isEmpty() || columns.containsKey(ReportField.STATUS), file, "closed", "columns.status");
        return faults.count() > before ? Optional.empty()
                : Optional.of(new EventSource(id, name, owner, purpose, days, sql, columns, closed));
    }

    private static Map<ReportField, String> columns(String file, Map<String, String> said, FileFaults faults) {
        Map<ReportField, String> columns = new EnumMap<>(ReportField.class);
        (said == null ? Map.<String, String>of() : said).forEach((field, column) ->
                ReportField.of(field).ifPresentOrElse(
                        known -> columns.put(known, faults.required(file, "columns." + field, column)),
                        () -> faults.add(CentreCode.EVENT_FIELD_WRONG, file, "columns." + field, allowed())));
        for (ReportField each : ReportField.values()) {
            if (each.isNeeded() && !columns.containsKey(each)) {
                faults.add(CentreCode.EVENT_FIELD_MISSING, file, "columns." + each.code());
            }
        }
        faults.must(columns.containsKey(ReportField.LONGITUDE) == columns.containsKey(ReportField.LATITUDE), file,
                "columns.longitude", "longitude and latitude");
        return columns;
    }

    private static String allowed() {
        return String.join(" ", Arrays.stream(ReportField.values()).map(ReportField::code).toList());
    }
}
