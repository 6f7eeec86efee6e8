package org.shuqiao.standards.source;

import java.nio.file.Path;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.standards.document.Section;
import org.shuqiao.standards.error.StandardsCode;

/** Parser of a source file's YAML. */
final class SourceFileReader {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,62}");
    private static final int NO_RANK = 100;

    private SourceFileReader() { }

    static SourceFile read(Path path, Section top) {
        String dataset = top.name("dataset", NAME);
        String department = top.name("department", NAME);
        Title title = title(top.section("title"));
        String owner = top.text("owner");
        UpdateCycle update = top.choice("update", UpdateCycle.class);
        Source source = SourceReader.read(top.section("source"));
        List<ContractColumn> contract = contract(top);
        Mapping mapping = mapping(top.section("mapping"));
        List<SubjectFeed> subjects = top.sections("subject").stream().map(SourceFileReader::subject).toList();
        Optional<EntryDraft> entry = top.maybeSection("entry").map(EntryDraftReader::read);
        Optional<String> standards = top.maybe("standards");
        top.rejectUnknownKeys();
        covered(top, contract, mapping);
        return new SourceFile(path, dataset, department, title, owner, update, source, contract, mapping, subjects,
                entry, standards);
    }

    private static Title title(Section section) {
        Title title = new Title(section.text("zh"), section.text("en"));
        section.rejectUnknownKeys();
        return title;
    }

    private static List<ContractColumn> contract(Section top) {
        if (!top.has("contract")) {
            throw top.missing("contract");
        }
        Map<String, ContractColumn> columns = new LinkedHashMap<>();
        for (Section line : top.sections("contract")) {
            ContractColumn column = new ContractColumn(line.text("column"),
                    line.choice("type", ContractColumn.Type.class), line.flag("required", false), line.place());
            line.rejectUnknownKeys();
            if (columns.put(column.column(), column) != null) {
                throw new CodedException(StandardsCode.DUPLICATE_KEY, top.file(), line.place(), column.column());
            }
        }
        return List.copyOf(columns.values());
    }

    private static Mapping mapping(Section section) {
        if (!section.has("columns")) {
            throw section.missing("columns");
        }
        Mapping mapping = new Mapping(
                section.texts("key"),
                section.texts("keep").stream().map(text -> keep(section, text)).toList(),
                section.sections("columns").stream().map(SourceFileReader::column).toList(),
                section.sections("checks").stream().map(SourceFileReader::check).toList(),
                section.texts("ignore"),
                section.place());
        section.rejectUnknownKeys();
        return mapping;
    }

    private static Mapping.Keep keep(Section section, String text) {
        String[] words = text.strip().split("\\s+");
        boolean descending = words.length == 2 && words[1].equals("desc");
        if (words.length > 2 || words.length == 2 && !descending && !words[1].equals("asc")) {
            throw new CodedException(StandardsCode.WRONG_CHOICE, section.file(), section.place("keep"), "keep",
                    "COLUMN, COLUMN asc, COLUMN desc");
        }
        return new Mapping.Keep(words[0], descending);
    }

    private static Mapping.Column column(Section line) {
        if (!line.has("from")) {
            throw line.missing("from");
        }
        Mapping.Column column = new Mapping.Column(line.texts("from"), line.name("to", NAME), line.text("element"),
                line.maybe("encoding"), line.choice("level", Level.class, Level.SHOULD), line.maybe("on"),
                line.texts("allow"), line.place());
        line.rejectUnknownKeys();
        return column;
    }

    private static Mapping.Check check(Section line) {
        Mapping.Check check = new Mapping.Check(line.text("check"), line.choice("level", Level.class, Level.SHOULD),
                line.texts("columns"), line.place());
        line.rejectUnknownKeys();
        return check;
    }

    private static SubjectFeed subject(Section line) {
        Map<String, String> fields = new LinkedHashMap<>();
        line.maybeSection("fields").ifPresent(map -> map.keys().forEach(key -> fields.put(key, map.text(key))));
        SubjectFeed feed = new SubjectFeed(line.choice("kind", SubjectFeed.Kind.class), line.text("key"),
                Collections.unmodifiableMap(fields), line.integer("rank", NO_RANK, 1, Integer.MAX_VALUE), line.place());
        line.rejectUnknownKeys();
        return feed;
    }

    /** Every column that is used is promised, and every promised column is used or ignored on purpose. */
    private static void covered(Section top, List<ContractColumn> contract, Mapping mapping) {
        Set<String> promised = contract.stream().map(ContractColumn::column).collect(Collectors.toSet());
        Set<String> told = new HashSet<>(mapping.ignore());
        for (Mapping.Column column : mapping.columns()) {
            for (String from : column.from()) {
                require(top, promised, from, column.place());
                told.add(from);
            }
        }
        mapping.keep().forEach(keep -> require(top, promised, keep.column(), top.place("mapping")));
        mapping.ignore().forEach(column -> require(top, promised, column, top.place("mapping")));
        for (ContractColumn column : contract) {
            if (!told.contains(column.column())) {
                throw new CodedException(StandardsCode.NOT_MAPPED, top.file(), column.place(), column.column());
            }
        }
    }

    private static void require(Section top, Set<String> promised, String column, Object place) {
        if (!promised.contains(column)) {
            throw new CodedException(StandardsCode.NOT_IN_CONTRACT, top.file(), place, column);
        }
    }
}
