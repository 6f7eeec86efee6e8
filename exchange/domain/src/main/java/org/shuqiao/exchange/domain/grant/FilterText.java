package org.shuqiao.exchange.domain.grant;

import java.util.List;
import java.util.stream.Collectors;
import org.shuqiao.base.error.Language;
import org.shuqiao.exchange.domain.resource.RowFilterNormalizer;
import org.shuqiao.query.policy.RowFilter;

/** Describes a row filter in words. */
final class FilterText {

    private final boolean zh;
    private final PolicyText.Names names;

    FilterText(Language language, PolicyText.Names names) {
        this.zh = language == Language.ZH;
        this.names = names;
    }

    String describe(String filter) {
        return RowFilterNormalizer.read(filter).conditions().stream().map(this::describe)
                .collect(Collectors.joining(zh ? "，且" : ", and "));
    }

    private String describe(RowFilter.Condition condition) {
        String item = names.item(condition.column());
        String value = values(condition.literals());
        return switch (condition.comparison()) {
            case EQUAL -> item + pick("为", " is ") + value;
            case NOT_EQUAL -> item + pick("不为", " is not ") + value;
            case LESS -> item + pick("小于", " is less than ") + value;
            case LESS_OR_EQUAL -> item + pick("不大于", " is at most ") + value;
            case GREATER -> item + pick("大于", " is more than ") + value;
            case GREATER_OR_EQUAL -> item + pick("不小于", " is at least ") + value;
            case IN -> item + pick("为下列之一：", " is one of ") + value;
            case STARTS_WITH -> item + pick("以", " begins with ") + value + pick("开头", "");
            case IS_NULL -> item + pick("为空", " is empty");
            case IS_NOT_NULL -> item + pick("不为空", " is not empty");
        };
    }

    private String values(List<String> literals) {
        return literals.stream().map(literal -> "“" + literal + "”").collect(Collectors.joining(zh ? "、" : ", "));
    }

    private String pick(String chinese, String english) {
        return zh ? chinese : english;
    }
}
