package org.shuqiao.centre.indicator;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Period;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.base.label.Labelled;
import org.shuqiao.centre.Words;
import org.shuqiao.centre.division.DivisionLevel;
import org.shuqiao.centre.division.Divisions;
import org.shuqiao.centre.error.CentreCode;
import org.shuqiao.contracts.yaml.Yaml;

/** Reader of one indicator's file. What is wrong in it is told with the field. */
final class IndicatorFile {

    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]{2,40}");
    private static final int MOST_DECIMALS = 9;

    private final String file;
    private final Divisions divisions;

    private IndicatorFile(String file, Divisions divisions) {
        this.file = file;
        this.divisions = divisions;
    }

    private record BaseText(Words name, Words source, String date, String sql) { }

    private record Bounds(BigDecimal crosses, BigDecimal recovers) { }

    private record OverrideText(Words reason, String numerator, Map<String, Bounds> alerts) { }

    private record Content(String indicator, Integer version, Words name, String owner, String purpose, String unit,
            Integer decimals, String direction, String kind, String grain, List<String> levels, String fresh,
            String numerator, String base, Map<String, BaseText> bases, Map<String, BigDecimal> combine,
            Map<String, Bounds> alerts, Map<String, OverrideText> overrides) { }

    static Indicator read(String file, String text, Divisions divisions) {
        return new IndicatorFile(file, divisions).read(text);
    }

    private Indicator read(String text) {
        Content content;
        try {
            content = Yaml.MAPPER.readValue(text, Content.class);
        } catch (JsonProcessingException e) {
            throw new CodedException(CentreCode.FILE_UNREADABLE, e, file,
                    e.getLocation() == null ? 1 : e.getLocation().getLineNr());
        }
        if (content == null) {
            throw new CodedException(CentreCode.FILE_UNREADABLE, file, 1);
        }
        String id = required("indicator", content.indicator());
        must(ID.matcher(id).matches(), "indicator", ID.pattern());
        must(content.version() != null && content.version() > 0, "version", "1, 2, 3, …");
        Direction direction = labelled(Direction.class, "direction", content.direction());
        Unit unit = labelled(Unit.class, "unit", content.unit());
        String kind = required("kind", content.kind());
        must(kind.equals("flow") || kind.equals("state"), "kind", "flow state");
        int decimals = content.decimals() == null ? 2 : content.decimals();
        must(decimals >= 0 && decimals <= MOST_DECIMALS, "decimals", "0…" + MOST_DECIMALS);
        Map<String, BigDecimal> parts = parts(content);
        Map<String, Base> bases = bases(content);
        return new Indicator(id, content.version(), words("name", content.name()), required("owner", content.owner()),
                required("purpose", content.purpose()), unit, decimals, direction, kind.equals("state"),
                labelled(Grain.class, "grain", content.grain()), levels(content.levels()),
                parts.isEmpty() ? Optional.of(new Formula(required("numerator", content.numerator())))
                        : Optional.empty(),
                base(id, unit, content, bases, parts), bases, parts, fresh(required("fresh", content.fresh())),
                thresholds("alerts", content.alerts(), direction), overrides(content, direction));
    }

    /** A ratio stands on one base: the only one it has, or the chosen one of several. */
    private static Optional<String> base(String id, Unit unit, Content content, Map<String, Base> bases,
            Map<String, BigDecimal> parts) {
        Optional<String> named = Optional.ofNullable(content.base());
        if (!parts.isEmpty()) {
            return named;
        }
        if (named.isPresent() && !bases.containsKey(named.get())) {
            throw new CodedException(CentreCode.BASE_MISSING, id, named.get());
        }
        if (!unit.isRatio() || named.isPresent()) {
            return named;
        }
        if (bases.isEmpty()) {
            throw new CodedException(CentreCode.BASE_MISSING, id, "—");
        }
        if (bases.size() > 1) {
            throw new CodedException(CentreCode.TWO_BASES, id, String.join(", ", bases.keySet()));
        }
        return Optional.of(bases.keySet().iterator().next());
    }

    private Map<String, Base> bases(Content content) {
        Map<String, Base> bases = new LinkedHashMap<>();
        if (content.bases() != null) {
            content.bases().forEach((id, base) -> {
                String at = "bases." + id;
                must(ID.matcher(id).matches(), at, ID.pattern());
                bases.put(id, new Base(id, words(at + ".name", base.name()), words(at + ".source", base.source()),
                        required(at + ".date", base.date()), new Formula(required(at + ".sql", base.sql()))));
            });
        }
        return bases;
    }

    private Map<String, BigDecimal> parts(Content content) {
        Map<String, BigDecimal> parts = content.combine() == null ? Map.of() : content.combine();
        must(parts.isEmpty() || content.numerator() == null && content.bases() == null, "combine",
                "combine, or numerator and bases");
        must(parts.values().stream().allMatch(weight -> weight != null && weight.signum() > 0), "combine", "> 0");
        return new LinkedHashMap<>(parts);
    }

    private List<DivisionLevel> levels(List<String> codes) {
        must(codes != null && !codes.isEmpty(), "levels", Labelled.codes(DivisionLevel.class));
        return codes.stream().map(code -> labelled(DivisionLevel.class, "levels", code)).distinct().sorted().toList();
    }

    private Period fresh(String text) {
        try {
            return Period.parse(text);
        } catch (DateTimeException e) {
            throw new CodedException(CentreCode.FIELD_WRONG, e, file, "fresh", "P7D, P1M");
        }
    }

    /** A harder level is crossed further on the bad side; each is left on the better side of where it is crossed. */
    private List<Threshold> thresholds(String field, Map<String, Bounds> alerts, Direction direction) {
        List<Threshold> bounds = new ArrayList<>();
        if (alerts == null) {
            return bounds;
        }
        alerts.forEach((level, bound) -> {
            must(bound != null && bound.crosses() != null && bound.recovers() != null, field + "." + level,
                    "{crosses, recovers}");
            must(!direction.isWorse(bound.recovers(), bound.crosses()), field + "." + level,
                    "recovers: " + direction.code());
            bounds.add(new Threshold(labelled(AlertLevel.class, field, level), bound.crosses(), bound.recovers()));
        });
        bounds.sort((one, other) -> one.level().compareTo(other.level()));
        for (int i = 1; i < bounds.size(); i++) {
            must(direction.isWorse(bounds.get(i).crosses(), bounds.get(i - 1).crosses()), field,
                    "blue, yellow, orange, red: each beyond the one before");
        }
        return bounds;
    }

    private Map<String, LocalOverride> overrides(Content content, Direction direction) {
        Map<String, LocalOverride> all = new LinkedHashMap<>();
        if (content.overrides() != null) {
            content.overrides().forEach((division, own) -> {
                String at = "overrides." + division;
                if (divisions.find(division).isEmpty()) {
                    throw new CodedException(CentreCode.UNKNOWN_DIVISION, file, division);
                }
                all.put(division, new LocalOverride(division, words(at + ".reason", own.reason()),
                        Optional.ofNullable(own.numerator()).map(Formula::new),
                        thresholds(at + ".alerts", own.alerts(), direction)));
            });
        }
        return all;
    }

    private <E extends Enum<E> & Labelled> E labelled(Class<E> type, String field, String code) {
        return Labelled.find(type, required(field, code))
                .orElseThrow(() -> new CodedException(CentreCode.FIELD_WRONG, file, field, Labelled.codes(type)));
    }

    private Words words(String field, Words text) {
        must(text != null, field, "{zh, en}");
        return new Words(required(field + ".zh", text.zh()), required(field + ".en", text.en()));
    }

    private String required(String field, String value) {
        if (value == null || value.isBlank()) {
            throw new CodedException(CentreCode.FIELD_MISSING, file, field);
        }
        return value.strip();
    }

    private void must(boolean holds, String field, String allowed) {
        if (!holds) {
            throw new CodedException(CentreCode.FIELD_WRONG, file, field, allowed);
        }
    }
}
