package org.shuqiao.standards.proposal;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.shuqiao.standards.source.ContractColumn;

/** Evidence in the type by which the source declares a column. */
final class TypeEvidence {

    private static final Set<String> DAYS = Set.of("date", "datetime");
    private static final Set<String> WORDS = Set.of("person-name", "organisation-name", "address", "uscc");

    private TypeEvidence() { }

    /** @return the evidence of the names as the type allows it, and what the type adds */
    static List<Evidence> weigh(ContractColumn.Type type, List<Evidence> named) {
        return switch (type) {
            case TEXT -> named;
            case DATE -> days(named, "date", new Reason("来源类型是日期", "its type is a date"));
            case TIMESTAMP -> days(named, "datetime", new Reason("来源类型是日期时间", "its type is a timestamp"));
            case BOOLEAN -> add(named, new Evidence("boolean", 0.95, "",
                    new Reason("来源类型是布尔", "its type is boolean")));
            case INTEGER -> add(doubted(named), new Evidence("integer", 0.4, "",
                    new Reason("来源类型是整数", "its type is a whole number")));
            case DECIMAL -> add(doubted(named), new Evidence("decimal", 0.55, "",
                    new Reason("来源类型是小数", "its type is a decimal number")));
        };
    }

    private static List<Evidence> days(List<Evidence> named, String element, Reason reason) {
        return add(named.stream().map(each -> DAYS.contains(each.element()) ? each.as(element) : each.weaker(0.5))
                .toList(), new Evidence(element, 0.85, "", reason));
    }

    private static List<Evidence> doubted(List<Evidence> named) {
        return named.stream().map(each -> WORDS.contains(each.element()) ? each.weaker(0.4) : each).toList();
    }

    private static List<Evidence> add(List<Evidence> named, Evidence more) {
        return Stream.concat(named.stream(), Stream.of(more)).toList();
    }
}
