package org.shuqiao.standards.pack;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.standards.document.Documents;
import org.shuqiao.standards.document.Section;
import org.shuqiao.standards.error.StandardsCode;

/**
 * Reads what {@code pack.yaml} says.
 *
 * @param divisions the file of its own divisions, where it has one
 * @param home the city whose pack it is
 */
record PackHeader(PackInfo info, List<Section> codeSets, Optional<String> divisions, Optional<String> home) {

    static final String FILE = "pack.yaml";
    static final LocalDate ALWAYS = LocalDate.of(1949, 10, 1);
    static final LocalDate NEVER = LocalDate.of(9999, 12, 31);

    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]{0,40}-[0-9][0-9A-Za-z.]{0,15}");
    private static final Pattern CITY = Pattern.compile("[0-9]{4}00");

    static PackHeader of(PackText pack) {
        String text = pack.files().get(FILE);
        if (text == null) {
            throw new CodedException(StandardsCode.PACK_UNREADABLE, pack.name() + "/" + FILE);
        }
        Section top = Documents.parse(pack.name() + "/" + FILE, text);
        PackHeader header = new PackHeader(new PackInfo(top.name("pack", ID), top.text("zh"), top.text("en"),
                top.maybe("owner").orElse(""), date(top, "from", ALWAYS), date(top, "until", NEVER),
                top.texts("requires")), top.sections("code-sets"), top.maybe("divisions"),
                top.maybeName("home", CITY));
        top.rejectUnknownKeys();
        return header;
    }

    static LocalDate date(Section section, String key, LocalDate otherwise) {
        try {
            return section.maybe(key).map(LocalDate::parse).orElse(otherwise);
        } catch (DateTimeParseException e) {
            throw new CodedException(StandardsCode.PACK_INVALID, e, section.file(), section.place(key), key);
        }
    }
}
