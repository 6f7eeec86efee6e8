package org.shuqiao.catalog.entry;

import java.util.Arrays;
import java.util.Optional;
import org.shuqiao.base.label.Labelled;

/**
 * Field of an entry that an officer fills in, as workbooks and differences call it: the core fields of
 * 政务信息资源目录编制指南 (2017), and what this catalogue adds. Its code is the field of {@link EntryDraft}.
 */
public enum EntryField implements Labelled {
    CATEGORY("category", "信息资源分类", "category"),
    NAME("name", "信息资源名称", "name"),
    PROVIDER("provider", "信息资源提供方", "provider"),
    PROVIDER_CODE("providerCode", "信息资源提供方代码", "provider code"),
    SUMMARY("summary", "信息资源摘要", "summary"),
    FORMAT("format", "信息资源格式", "format"),
    SHARING("sharing.kind", "共享类型", "sharing class"),
    CONDITION("sharing.condition", "共享条件", "condition of sharing"),
    BASIS("sharing.basis", "共享依据", "basis of sharing"),
    MODES("sharing.modes", "共享方式", "modes of sharing"),
    OPEN("open.kind", "开放类型", "opening"),
    OPEN_CONDITION("open.condition", "开放条件", "condition of opening"),
    UPDATE("update", "更新周期", "update cycle"),
    RELATED("related", "关联资源代码", "related resources"),
    GRADE("grade", "数据级别", "grade"),
    DATASET("dataset", "数据集", "dataset"),
    REGRADE("regradeReason", "降低分级的理由", "reason of the lower grade"),
    JUSTIFICATION("justification", "与相近条目并存的理由", "why it stands beside others");

    private final String code;
    private final String zh;
    private final String en;

    EntryField(String code, String zh, String en) {
        this.code = code;
        this.zh = zh;
        this.en = en;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public String zh() {
        return zh;
    }

    @Override
    public String en() {
        return en;
    }

    /** @return the field that a finding or a difference names, whichever of its values that is about */
    public static Optional<EntryField> of(String field) {
        String whole = field.replaceAll("\\[\\d+]", "");
        return Arrays.stream(values()).filter(each -> each.code.equals(whole)).findFirst();
    }
}
