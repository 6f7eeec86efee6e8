package org.shuqiao.exchange.platform.settings;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.base.label.Labelled;
import org.shuqiao.catalog.basis.LegalText;
import org.shuqiao.catalog.basis.LegalTextCode;
import org.shuqiao.catalog.basis.TextRank;
import org.shuqiao.contracts.yaml.Yaml;

/**
 * A city's own legal texts, as {@code legal-texts.yaml} beside the settings lists them under {@code texts}.
 *
 * @param texts none where there is no such file
 */
record LegalTextFile(List<Line> texts) {

    /**
     * A text as the file says it.
     *
     * @param rank {@code local-regulation local-rule}
     * @param from first day in force, {@code until} the last one, where it has ended or will
     * @param articles how many it has, where that is to be checked
     */
    record Line(String title, String rank, String number, String issuer, String from, String until,
            Integer articles) {

        LegalText text() {
            String name = title == null ? "" : title.strip();
            return new LegalText(name, Labelled.find(TextRank.class, rank == null ? "" : rank)
                    .orElseThrow(() -> new CodedException(LegalTextCode.INVALID, name, "rank")),
                    number == null ? "" : number.strip(), issuer == null ? "" : issuer.strip(),
                    day(name, "from", from), Optional.ofNullable(until).map(day -> day(name, "until", day)),
                    articles == null ? OptionalInt.empty() : OptionalInt.of(articles));
        }

        private static LocalDate day(String title, String field, String day) {
            try {
                return LocalDate.parse(day == null ? "" : day);
            } catch (DateTimeException e) {
                throw new CodedException(LegalTextCode.INVALID, e, title, field);
            }
        }
    }

    LegalTextFile {
        texts = texts == null ? List.of() : List.copyOf(texts);
    }

    static LegalTextFile read(Path file) {
        if (!Files.exists(file)) {
            return new LegalTextFile(List.of());
        }
        try {
            return Yaml.MAPPER.readValue(file.toFile(), LegalTextFile.class);
        } catch (IOException e) {
            throw new CodedException(ConfigurationCode.UNREADABLE, e, file,
                    e instanceof JsonProcessingException json && json.getLocation() != null
                            ? json.getLocation().getLineNr() + ":" + json.getLocation().getColumnNr()
                            : e.getClass().getSimpleName());
        }
    }

    List<LegalText> all() {
        return texts.stream().map(Line::text).toList();
    }
}
