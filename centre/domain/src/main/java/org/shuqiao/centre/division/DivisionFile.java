package org.shuqiao.centre.division;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.base.label.Labelled;
import org.shuqiao.centre.Words;
import org.shuqiao.centre.error.CentreCode;
import org.shuqiao.contracts.yaml.Yaml;

/** Reader of the file {@code divisions.yaml}. */
public final class DivisionFile {

    /** Its name in the folder of the indicators. */
    public static final String NAME = "divisions.yaml";

    private DivisionFile() { }

    private record Line(String code, String level, String zh, String en, String parent, String until, String into,
            List<String> also) { }

    private record Content(List<Line> divisions) { }

    public static Divisions read(String text) {
        Content content;
        try {
            content = Yaml.MAPPER.readValue(text, Content.class);
        } catch (JsonProcessingException e) {
            throw new CodedException(CentreCode.FILE_UNREADABLE, e, NAME,
                    e.getLocation() == null ? 1 : e.getLocation().getLineNr());
        }
        if (content == null || content.divisions() == null) {
            throw new CodedException(CentreCode.FIELD_MISSING, NAME, "divisions");
        }
        Map<String, Division> all = new LinkedHashMap<>();
        for (Line line : content.divisions()) {
            Division read = division(line);
            if (all.put(read.code(), read) != null) {
                throw new CodedException(CentreCode.TWICE, read.code(), NAME, NAME);
            }
        }
        all.values().forEach(each -> mustFit(each, all));
        return new Divisions(all.values());
    }

    private static Division division(Line line) {
        DivisionLevel level = Labelled.find(DivisionLevel.class, required("level", line.level()))
                .orElseThrow(() -> new CodedException(CentreCode.FIELD_WRONG, NAME, "level",
                        Labelled.codes(DivisionLevel.class)));
        return new Division(required("code", line.code()), level,
                new Words(required("zh", line.zh()), required("en", line.en())), Optional.ofNullable(line.parent()),
                Optional.ofNullable(line.until()).map(DivisionFile::day), Optional.ofNullable(line.into()),
                line.also() == null ? List.of() : line.also());
    }

    private static void mustFit(Division each, Map<String, Division> all) {
        boolean fits = each.level() == DivisionLevel.CITY ? each.parent().isEmpty()
                : each.parent().map(all::get).filter(above -> above.level().ordinal() < each.level().ordinal())
                        .isPresent();
        if (!fits) {
            throw new CodedException(CentreCode.CIRCLE_OF_DIVISIONS, NAME, each.code());
        }
        if (each.into().isPresent() && !all.containsKey(each.into().get())) {
            throw new CodedException(CentreCode.UNKNOWN_DIVISION, NAME, each.into().get());
        }
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw new CodedException(CentreCode.FIELD_WRONG, e, NAME, "until", "YYYY-MM-DD");
        }
    }

    private static String required(String field, String value) {
        if (value == null || value.isBlank()) {
            throw new CodedException(CentreCode.FIELD_MISSING, NAME, field);
        }
        return value;
    }
}
