package org.shuqiao.exchange.domain;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.shuqiao.base.label.Labelled;

/**
 * Name of what a form asks for, as forms call it.
 *
 * @param code as the API calls it
 */
record FieldName(String code, String zh) implements Labelled {

    private static final Map<String, String> FORMS = Map.ofEntries(Map.entry("key", "申请方自定的编号"),
            Map.entry("items", "信息项"), Map.entry("modes", "使用方式"), Map.entry("purpose", "用途"),
            Map.entry("explanation", "申请说明"), Map.entry("basis", "依据"), Map.entry("scenario", "使用场景"),
            Map.entry("title", "标题"), Map.entry("description", "说明"), Map.entry("case", "案件编号"),
            Map.entry("roles", "角色"), Map.entry("name", "名称"), Map.entry("user", "用户名"),
            Map.entry("receipt", "回执"), Map.entry("resource", "信息资源代码"), Map.entry("detail", "正确的内容"),
            Map.entry("login", "账号"), Map.entry("person", "人员编号"), Map.entry("text", "内容"),
            Map.entry("reason", "理由"), Map.entry("remark", "处理结果"), Map.entry("demand", "督办要求"),
            Map.entry("missing", "需补正的内容"), Map.entry("served", "服务的事项"), Map.entry("rule", "依据条款"),
            Map.entry("need", "采集理由"), Map.entry("complaint", "异议内容"),
            Map.entry("reference", "文号"), Map.entry("review", "复核意见"), Map.entry("fields", "字段"),
            Map.entry("to", "止日"), Map.entry("providers", "提供部门"), Map.entry("purposes", "用途"),
            Map.entry("rowsPerDay", "每日行数"), Map.entry("sql", "语句"));

    /** @param codes one or several, parted by a comma and a blank; a name that no form has stays as it is */
    static FieldName of(String codes) {
        return new FieldName(codes, Arrays.stream(codes.split(", ")).map(code -> FORMS.getOrDefault(code, code))
                .collect(Collectors.joining("、")));
    }

    @Override
    public String en() {
        return code;
    }
}
