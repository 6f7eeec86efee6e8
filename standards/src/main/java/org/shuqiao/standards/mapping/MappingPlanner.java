package org.shuqiao.standards.mapping;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.standards.document.Place;
import org.shuqiao.standards.element.Element;
import org.shuqiao.standards.element.ElementEncoding;
import org.shuqiao.standards.element.ElementPart;
import org.shuqiao.standards.element.Elements;
import org.shuqiao.standards.element.Rule;
import org.shuqiao.standards.element.ValueType;
import org.shuqiao.standards.error.StandardsCode;
import org.shuqiao.standards.pack.StandardPack;
import org.shuqiao.standards.source.ContractColumn;
import org.shuqiao.standards.source.EntryDraft;
import org.shuqiao.standards.source.Mapping;
import org.shuqiao.standards.source.SourceFile;
import org.shuqiao.standards.source.SubjectFeed;

/** Validates a mapping against the standard pack. */
final class MappingPlanner {

    private static final String COUNTED = "VALUE-placeholder";
    private static final Set<ValueType> DAYS = Set.of(ValueType.DATE, ValueType.TIMESTAMP);

    private final SourceFile source;
    private final StandardPack pack;
    private final Set<String> outputs = new LinkedHashSet<>();

    private MappingPlanner(SourceFile source, StandardPack pack) {
        this.source = source;
        this.pack = pack;
    }

    static MappingPlan plan(SourceFile source, StandardPack pack) {
        return new MappingPlanner(source, pack).plan();
    }

    private MappingPlan plan() {
        Map<String, Boolean> required = source.contract().stream()
                .collect(Collectors.toMap(ContractColumn::column, ContractColumn::required));
        ArrayList<MappingPlan.Column> columns = new ArrayList<>();
        for (Mapping.Column column : source.mapping().columns()) {
            columns.add(column(column, column.from().stream().anyMatch(required::get)));
        }
        source.mapping().columns().forEach(column -> day(column).ifPresent(name -> isDay(name, column.place())));
        source.mapping().key().forEach(name -> exists(name, source.mapping().place()));
        for (SubjectFeed feed : source.subjects()) {
            exists(feed.key(), feed.place());
            feed.fields().values().forEach(name -> exists(name, feed.place()));
        }
        source.entry().map(EntryDraft::items).ifPresent(items ->
                items.forEach((name, item) -> exists(name, item.place())));
        ArrayList<MappingPlan.Check> checks = new ArrayList<>();
        source.mapping().checks().forEach(check -> checks.add(check(check)));
        return new MappingPlan(new ArrayList<>(source.mapping().key()), columns, checks);
    }

    private MappingPlan.Column column(Mapping.Column column, boolean required) {
        Element element = pack.elements().find(column.element()).orElseThrow(() -> error(
                StandardsCode.ELEMENT_UNKNOWN_HERE, column.place(), column.element(),
                String.join(" ", pack.elements().ids())));
        ElementEncoding encoding = Elements.encoding(element, column.encoding()).orElseThrow(() -> error(
                StandardsCode.ENCODING_UNKNOWN_HERE, column.place(), element.id(), column.encoding().orElse("-"),
                String.join(" ", element.encodings().keySet())));
        if (column.from().isEmpty() || column.from().size() > element.mostCells()) {
            throw error(StandardsCode.INPUTS_COUNT, column.place(), element.id(), "1.." + element.mostCells());
        }
        for (ElementPart part : element.parts()) {
            if (!outputs.add(part.column(column.to()))) {
                throw error(StandardsCode.DUPLICATE_OUTPUT, column.place(), part.column(column.to()));
            }
        }
        return new MappingPlan.Column(new ArrayList<>(column.from()), column.to(), element.id(), encoding.id(),
                column.level(), required, day(column).orElse(""), column.on().isPresent(), allow(column));
    }

    /** Rules that the mapping sets aside; a number that the database counts is no pattern of a placeholder. */
    private ArrayList<String> allow(Mapping.Column column) {
        ArrayList<String> allow = new ArrayList<>(column.allow());
        for (String id : allow) {
            if (pack.rules().all().stream().noneMatch(rule -> rule.id().equals(id) && rule.allowable())) {
                throw error(StandardsCode.RULE_NOT_ALLOWED, column.place(), id, pack.rules().all().stream()
                        .filter(Rule::allowable).map(Rule::id).collect(Collectors.joining(" ")));
            }
        }
        boolean counted = source.contract().stream().anyMatch(promised -> column.from().contains(promised.column())
                && promised.type() == ContractColumn.Type.INTEGER);
        if (counted) {
            allow.add(COUNTED);
        }
        return allow;
    }

    /** The day that a column's codes are of: the one that it names, or that division-in-force holds it against. */
    private Optional<String> day(Mapping.Column column) {
        return column.on().or(() -> source.mapping().checks().stream()
                .filter(check -> check.check().equals("division-in-force") && check.columns().size() == 2
                        && check.columns().getFirst().equals(column.to()))
                .map(check -> check.columns().get(1)).findFirst());
    }

    private void isDay(String name, Place place) {
        exists(name, place);
        boolean day = source.mapping().columns().stream().filter(column -> column.to().equals(name))
                .flatMap(column -> pack.elements().find(column.element()).stream())
                .anyMatch(element -> DAYS.contains(element.parts().getFirst().type()));
        if (!day) {
            throw error(StandardsCode.NOT_A_DAY, place, name);
        }
    }

    private MappingPlan.Check check(Mapping.Check check) {
        RowChecks.Named named = RowChecks.BY_NAME.get(check.check());
        if (named == null) {
            throw error(StandardsCode.CHECK_UNKNOWN, check.place(), check.check(),
                    String.join(" ", RowChecks.BY_NAME.keySet()));
        }
        check.columns().forEach(name -> exists(name, check.place()));
        if (check.columns().size() < named.least() || check.columns().size() > named.most()) {
            throw error(StandardsCode.CHECK_COLUMNS, check.place(), check.check(), named.needs());
        }
        return new MappingPlan.Check(check.check(), check.level(), new ArrayList<>(check.columns()));
    }

    private void exists(String output, Place place) {
        if (!outputs.contains(output)) {
            throw error(StandardsCode.NO_SUCH_OUTPUT, place, output, String.join(" ", outputs));
        }
    }

    private CodedException error(StandardsCode code, Place place, Object... more) {
        Object[] arguments = new Object[more.length + 2];
        arguments[0] = source.path();
        arguments[1] = place;
        System.arraycopy(more, 0, arguments, 2, more.length);
        return new CodedException(code, arguments);
    }
}
