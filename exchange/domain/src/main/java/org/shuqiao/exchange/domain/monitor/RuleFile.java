package org.shuqiao.exchange.domain.monitor;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalTime;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.base.label.Labelled;
import org.shuqiao.contracts.yaml.Yaml;
import org.shuqiao.exchange.domain.alert.AlertText;
import org.shuqiao.exchange.domain.alert.Severity;

/** Reader of one rule file. Every error in one is told with its line. */
final class RuleFile {

    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]{2,40}");
    private static final Pattern WINDOW = Pattern.compile("([1-9][0-9]{0,3})(m|h|d)");
    private static final String LOGS = "records, security";
    private static final String SHAPES = "count, rows, distinct, outside-hours, span, sequence";

    private final String name;
    private final String text;

    private RuleFile(String name, String text) {
        this.name = name;
        this.text = text;
    }

    private record Content(String id, String zh, String en, @JsonProperty("remedy-zh") String remedyZh,
            @JsonProperty("remedy-en") String remedyEn, String severity, List<String> tell, String log,
            Map<String, List<String>> match, List<String> by, String shape, String of, String from, String to,
            Map<String, List<String>> then, String window, Long most) { }

    /** @param name what messages call it */
    static MonitorRule read(String name, String text) {
        return new RuleFile(name, text).read();
    }

    private MonitorRule read() {
        Content content;
        try {
            content = Yaml.MAPPER.readValue(text, Content.class);
        } catch (UnrecognizedPropertyException e) {
            throw new CodedException(MonitorCode.RULE_UNREADABLE, e, name, line(e.getPropertyName()));
        } catch (JsonProcessingException e) {
            throw new CodedException(MonitorCode.RULE_UNREADABLE, e, name,
                    e.getLocation() == null ? 1 : e.getLocation().getLineNr());
        }
        if (content == null) {
            throw new CodedException(MonitorCode.RULE_UNREADABLE, name, 1);
        }
        String id = required("id", content.id());
        require(ID.matcher(id).matches(), "id", ID.pattern());
        WatchedLog log = WatchedLog.of(required("log", content.log())).orElseThrow(() -> wrong("log", LOGS));
        Severity severity = Labelled.find(Severity.class, required("severity", content.severity()))
                .orElseThrow(() -> wrong("severity", Labelled.codes(Severity.class)));
        long bound = content.shape() != null && content.shape().equals("distinct") ? GroupMemory.MOST - 1L
                : Long.MAX_VALUE;
        require(content.most() != null && content.most() >= 0 && content.most() <= bound, "most",
                bound == Long.MAX_VALUE ? "0…" : "0…" + bound);
        return new MonitorRule(id, words("zh", content.zh(), "en", content.en()),
                words("remedy-zh", content.remedyZh(), "remedy-en", content.remedyEn()), severity,
                told(content.tell()), log, conditions("match", log, content.match()), grouping(log, content.by()),
                shape(log, content), window(content.window()), content.most());
    }

    private AlertText words(String zhKey, String zh, String enKey, String en) {
        return new AlertText(required(zhKey, zh), required(enKey, en));
    }

    private Set<Told> told(List<String> words) {
        Set<Told> told = new HashSet<>();
        for (String word : Optional.ofNullable(words).orElse(List.of())) {
            told.add(Optional.ofNullable(word).flatMap(Told::of)
                    .orElseThrow(() -> wrong("tell", "provider, consumer, authority, auditor")));
        }
        require(!told.isEmpty(), "tell", "provider, consumer, authority, auditor");
        return told;
    }

    private Map<String, Set<String>> conditions(String key, WatchedLog log, Map<String, List<String>> given) {
        Map<String, Set<String>> conditions = new TreeMap<>();
        Optional.ofNullable(given).orElse(Map.of()).forEach((field, values) -> {
            require(log.fields().contains(field), key, String.join(", ", log.fields()));
            require(values != null && !values.isEmpty() && values.stream().noneMatch(value -> value == null), key,
                    field + ": […]");
            conditions.put(field, Set.copyOf(values));
        });
        return conditions;
    }

    private List<String> grouping(WatchedLog log, List<String> given) {
        List<String> by = Optional.ofNullable(given).orElse(List.of());
        require(!by.isEmpty() && log.fields().containsAll(by) && by.size() == new HashSet<>(by).size(), "by",
                String.join(", ", log.fields()));
        return by;
    }

    private RuleShape shape(WatchedLog log, Content content) {
        return switch (required("shape", content.shape())) {
            case "count" -> new RuleShape.Count();
            case "rows" -> {
                require(log == WatchedLog.RECORDS, "shape", "count, distinct, outside-hours, span, sequence");
                yield new RuleShape.Rows();
            }
            case "distinct" -> {
                String field = required("of", content.of());
                require(log.fields().contains(field), "of", String.join(", ", log.fields()));
                yield new RuleShape.Distinct(field);
            }
            case "outside-hours" -> {
                LocalTime from = time("from", content.from());
                LocalTime to = time("to", content.to());
                require(from.isBefore(to), "to", "> from");
                yield new RuleShape.OutsideHours(from, to);
            }
            case "span" -> new RuleShape.Span();
            case "sequence" -> {
                Map<String, Set<String>> then = conditions("then", log, content.then());
                require(!then.isEmpty(), "then", String.join(", ", log.fields()));
                yield new RuleShape.Sequence(then);
            }
            default -> throw wrong("shape", SHAPES);
        };
    }

    private LocalTime time(String key, String value) {
        try {
            return LocalTime.parse(required(key, value));
        } catch (DateTimeException e) {
            throw wrong(key, "08:30");
        }
    }

    private Duration window(String value) {
        Matcher window = WINDOW.matcher(required("window", value));
        require(window.matches(), "window", "30m, 24h, 7d");
        long amount = Long.parseLong(window.group(1));
        return switch (window.group(2)) {
            case "m" -> Duration.ofMinutes(amount);
            case "h" -> Duration.ofHours(amount);
            default -> Duration.ofDays(amount);
        };
    }

    private String required(String key, String value) {
        require(value != null && !value.isBlank(), key, "…");
        return value.strip();
    }

    private void require(boolean good, String key, String wanted) {
        if (!good) {
            throw wrong(key, wanted);
        }
    }

    private CodedException wrong(String key, String wanted) {
        return new CodedException(MonitorCode.RULE_INVALID, name, line(key), key, wanted);
    }

    /** @return the line on which the file has the key, 1 where it has none */
    private int line(String key) {
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).startsWith(key + ":")) {
                return i + 1;
            }
        }
        return 1;
    }
}
