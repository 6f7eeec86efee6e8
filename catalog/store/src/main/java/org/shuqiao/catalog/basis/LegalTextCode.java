package org.shuqiao.catalog.basis;

import org.shuqiao.base.error.ErrorCode;
import org.shuqiao.base.error.ErrorKind;
import org.shuqiao.base.error.ErrorText;

/** Error codes of a city's own legal texts. */
public enum LegalTextCode implements ErrorCode {
    INVALID("SQ-CAT-0220", ErrorKind.INVALID,
            "本市法律依据“{0}”的 {1} 缺失或不可用。", "The city''s own legal text {0} is wrong or incomplete at {1}.",
            "请对照文件原文更正 conf/legal-texts.yaml；层级只能是 local-regulation 或 local-rule，须写明制定机关。",
            "Correct conf/legal-texts.yaml by the text itself; its rank is local-regulation or local-rule, and it "
                    + "names who issued it."),
    TWICE("SQ-CAT-0221", ErrorKind.CONFLICT,
            "本市法律依据“{0}”与已登记的“{1}”同名或同号。",
            "The city''s own legal text {0} has the title or number of {1}, which is registered.",
            "请删去其中一项；修订过的文件请写新的名称或文号。",
            "Remove one of them; give an amended text its new title or number.");

    private final ErrorKind kind;
    private final ErrorText text;

    LegalTextCode(String id, ErrorKind kind, String problemZh, String problemEn, String remedyZh, String remedyEn) {
        this.kind = kind;
        this.text = new ErrorText(id, problemZh, problemEn, remedyZh, remedyEn);
    }

    @Override
    public ErrorKind kind() {
        return kind;
    }

    @Override
    public ErrorText text() {
        return text;
    }
}
