package org.shuqiao.standards.pack;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.standards.division.Division;
import org.shuqiao.standards.division.Divisions;
import org.shuqiao.standards.document.Documents;
import org.shuqiao.standards.document.Section;
import org.shuqiao.standards.element.CodeSet;
import org.shuqiao.standards.element.Element;
import org.shuqiao.standards.element.ElementEncoding;
import org.shuqiao.standards.element.ElementKindFactory;
import org.shuqiao.standards.element.Elements;
import org.shuqiao.standards.element.Rule;
import org.shuqiao.standards.element.Rules;
import org.shuqiao.standards.error.StandardsCode;
import org.shuqiao.standards.source.Level;

/** Parser of pack files into elements, code sets and rules. */
final class PackReader {

    private static final String CALENDARS = "calendars/";
    private static final String GRADES = "grades.csv";

    private final List<PackInfo> packs = new ArrayList<>();
    private final Map<String, Rule> rules = new LinkedHashMap<>();
    private final Map<String, CodeSet> codeSets = new LinkedHashMap<>();

    private final Map<String, ElementTerms> terms = new LinkedHashMap<>();
    private final List<Division> additions = new ArrayList<>();
    private final List<GradeLine> grades = new ArrayList<>();
    private final Map<String, String> calendars = new LinkedHashMap<>();

    private Optional<String> home = Optional.empty();

    private PackReader() { }

    static PackContents read(PackFiles files) {
        return new PackReader().build(files);
    }

    private PackContents build(PackFiles files) {
        List<Section> written = new ArrayList<>();
        for (PackText pack : files.packs()) {
            PackHeader header = PackHeader.of(pack);
            packs.add(header.info());
            header.codeSets().forEach(set -> codeSet(pack, set));
            header.divisions().ifPresent(file -> divisions(pack, file));
            home = header.home().or(() -> home);
            if (pack.files().containsKey("rules.yaml")) {
                Section list = parse(pack, "rules.yaml");
                list.sections("rules").forEach(this::rule);
                list.rejectUnknownKeys();
            }
            if (pack.files().containsKey("elements.yaml")) {
                Section list = parse(pack, "elements.yaml");
                for (Section element : list.sections("elements")) {
                    terms(header.info(), element);
                    written.add(element);
                }
                list.rejectUnknownKeys();
            }
            grades(header.info(), pack);
            pack.files().forEach((name, text) -> {
                if (name.startsWith(CALENDARS)) {
                    calendars.put(header.info().id() + "/" + name.substring(CALENDARS.length()), text);
                }
            });
        }
        Rules all = new Rules(rules);
        Divisions divisions = new Divisions(additions, home);
        Map<String, Element> elements = new LinkedHashMap<>();
        ElementKindFactory kinds = new ElementKindFactory(all, codeSets, divisions);
        written.forEach(section -> {
            String id = section.text("id");
            elements.put(id, kinds.element(id, section, encodings(section)));
            section.rejectUnknownKeys();
        });
        return new PackContents(List.copyOf(packs), files.digest(), all, Collections.unmodifiableMap(codeSets),
                new Elements(elements), Collections.unmodifiableMap(terms), divisions, List.copyOf(grades),
                Collections.unmodifiableMap(calendars));
    }

    private void terms(PackInfo pack, Section element) {
        terms.put(element.text("id"), new ElementTerms(pack.id(), element.maybe("owner").orElse(pack.owner()),
                PackHeader.date(element, "from", PackHeader.ALWAYS),
                PackHeader.date(element, "until", PackHeader.NEVER), element.maybe("successor")));
    }

    /** A later pack's lines come first: they are what is asked first. */
    private void grades(PackInfo info, PackText pack) {
        if (pack.files().containsKey(GRADES)) {
            List<GradeLine> own = new ArrayList<>();
            table(pack, GRADES, "element,about,grade,why", cells ->
                    own.add(new GradeLine(info.id(), cells[0], cells[1], cells[2], cells[3])));
            grades.addAll(0, own);
        }
    }

    private void rule(Section section) {
        Rule rule = new Rule(section.text("id"), section.choice("level", Level.class), section.text("zh"),
                section.text("en"), section.text("cites"), section.flag("allow", false));
        section.rejectUnknownKeys();
        rules.put(rule.id(), rule);
    }

    private void codeSet(PackText pack, Section section) {
        String id = section.text("id");
        String file = section.maybe("file").orElse("codes/" + id + ".csv");
        List<CodeSet.Entry> entries = new ArrayList<>();
        table(pack, file, "code,zh,en,from,to", cells -> entries.add(entry(cells)));
        codeSets.put(id, new CodeSet(id, section.text("zh"), section.text("en"), section.text("cites"), entries));
        section.rejectUnknownKeys();
    }

    /** Columns: code, zh, en, from, to; the last two may be empty or left out. */
    private static CodeSet.Entry entry(String[] cells) {
        return new CodeSet.Entry(cells[0], cells[1], cells[2],
                cells.length > 3 && !cells[3].isEmpty() ? LocalDate.parse(cells[3]) : PackHeader.ALWAYS,
                cells.length > 4 && !cells[4].isEmpty() ? LocalDate.parse(cells[4]) : PackHeader.NEVER);
    }

    private void divisions(PackText pack, String file) {
        table(pack, file, "code,name,from,to,successor", cells -> additions.add(Division.of(cells)));
    }

    /** Reads a table line by line, the first line being its header; cells hold no commas. */
    private static void table(PackText pack, String file, String columns, Consumer<String[]> line) {
        int number = 0;
        for (String text : text(pack, file).lines().toList()) {
            number++;
            if (number == 1 || text.isBlank()) {
                continue;
            }
            try {
                line.accept(text.split(",", -1));
            } catch (DateTimeParseException | ArrayIndexOutOfBoundsException e) {
                throw new CodedException(StandardsCode.PACK_INVALID, e, pack.name() + "/" + file, number, columns);
            }
        }
    }

    private static Map<String, ElementEncoding> encodings(Section element) {
        Map<String, ElementEncoding> encodings = new LinkedHashMap<>();
        for (Section section : element.sections("encodings")) {
            Map<String, String> table = new LinkedHashMap<>();
            section.maybeSection("table").ifPresent(map ->
                    map.keys().forEach(key -> table.put(key.toUpperCase(Locale.ROOT), map.text(key))));
            ElementEncoding encoding = new ElementEncoding(section.text("id"), section.text("zh"), section.text("en"),
                    table, section.flag("open", false), factor(section), Set.of());
            section.rejectUnknownKeys();
            encodings.put(encoding.id(), encoding);
        }
        if (encodings.isEmpty()) {
            encodings.put("standard", new ElementEncoding("standard", "标准形式", "the standard form", Map.of(), true,
                    Optional.empty(), Set.of()));
        }
        return Collections.unmodifiableMap(encodings);
    }

    private static Optional<BigDecimal> factor(Section section) {
        try {
            return section.maybe("factor").map(BigDecimal::new);
        } catch (NumberFormatException e) {
            throw new CodedException(StandardsCode.PACK_INVALID, e, section.file(), section.place("factor"), "factor");
        }
    }

    private static Section parse(PackText pack, String file) {
        return Documents.parse(pack.name() + "/" + file, text(pack, file));
    }

    private static String text(PackText pack, String file) {
        String text = pack.files().get(file);
        if (text == null) {
            throw new CodedException(StandardsCode.PACK_UNREADABLE, pack.name() + "/" + file);
        }
        return text;
    }
}
