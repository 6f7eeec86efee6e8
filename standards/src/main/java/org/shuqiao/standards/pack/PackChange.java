package org.shuqiao.standards.pack;

import org.shuqiao.base.error.Language;

/**
 * One difference between two packs.
 *
 * @param part what it is in: {@code element}, {@code rule}, {@code grade}, {@code division}, {@code file}, {@code
 *     pack}, or {@code code-set} and its id
 * @param about the id of what differs, for example an element's or a code
 * @param field which of its fields, of a file {@code line}; empty where all of it came or went, or its order
 * @param before what the first pack says; empty where it says nothing
 */
public record PackChange(String part, String about, String field, String before, String after) {

    /** @return the difference in words */
    public String words(Language language) {
        boolean chinese = language == Language.ZH;
        String subject = part(chinese) + (chinese ? "“" + about + "”" : " " + about);
        if (field.isEmpty() && !before.isEmpty() && !after.isEmpty()) {
            return subject + (chinese ? "改了次序或空行：" : " has its lines in another order: ") + after;
        }
        if (field.isEmpty()) {
            return subject + (before.isEmpty() ? chinese ? "新增：" + after : " is new: " + after
                    : chinese ? "删除：" + before : " is gone: " + before);
        }
        String what = chinese ? subject + "的 " + field : subject + ", " + field;
        if (before.isEmpty()) {
            return what + (chinese ? " 新增：" : " is new: ") + after;
        }
        if (after.isEmpty()) {
            return what + (chinese ? " 删除：" : " is gone: ") + before;
        }
        return what + (chinese ? "由“" + before + "”改为“" + after + "”" : " was \"" + before + "\", is \"" + after
                + "\"");
    }

    private String part(boolean chinese) {
        int space = part.indexOf(' ');
        String kind = space < 0 ? part : part.substring(0, space);
        String of = space < 0 ? "" : part.substring(space);
        return chinese ? switch (kind) {
            case "element" -> "数据元";
            case "rule" -> "规则";
            case "grade" -> "分级";
            case "division" -> "区划";
            case "code-set" -> "代码集" + of + "的代码";
            case "pack" -> "标准包";
            default -> "文件";
        } : kind + of;
    }
}
