package org.shuqiao.exchange.domain.person;

import org.shuqiao.base.error.ErrorCode;
import org.shuqiao.base.error.ErrorKind;
import org.shuqiao.base.error.ErrorText;

/** Error codes of the part of the index of persons that the data authority's node alone can read. */
public enum MonthCode implements ErrorCode {
    NOT_THE_NODES("SQ-EXC-0366", ErrorKind.REFUSED,
            "月份公钥不是本部门（{0}）现用的前置机密钥所签。",
            "The keys of months are not signed by a key in force of your department''s node ({0}).",
            "请在数据主管部门的前置机上重新运行 ./shuqiao node months make。",
            "Run ./shuqiao node months make on the data authority''s node again."),
    OTHER_KEY("SQ-EXC-0367", ErrorKind.CONFLICT,
            "{0} 已有另一把公钥，不能替换。", "The month {0} has another key already, which is not replaced.",
            "请核对前置机的文件夹；月份的密钥只登记一次。",
            "Check the node''s folder: the key of a month is entered once."),
    NODE_READS("SQ-EXC-0368", ErrorKind.REFUSED,
            "{0} 的去向记录只有数据主管部门的前置机能够查找。",
            "The uses of {0} are found by the data authority''s node alone.",
            "请用 ./shuqiao persons ask 生成查询，在前置机上应答，再用 ./shuqiao persons open 查看。",
            "Make a question with ./shuqiao persons ask, answer it at the node, see it with ./shuqiao persons open."),
    ANSWER_INVALID("SQ-EXC-0369", ErrorKind.INVALID,
            "前置机的应答不能使用：{0}。", "The node''s answer cannot be used: {0}.",
            "请用本平台生成的查询重新应答。", "Answer the question that this platform made once more.");

    private final ErrorKind kind;
    private final ErrorText text;

    MonthCode(String id, ErrorKind kind, String problemZh, String problemEn, String remedyZh, String remedyEn) {
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
