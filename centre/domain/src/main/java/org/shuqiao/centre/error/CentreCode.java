package org.shuqiao.centre.error;

import org.shuqiao.base.error.ErrorCode;
import org.shuqiao.base.error.ErrorKind;
import org.shuqiao.base.error.ErrorText;

/** Error codes of the operation centre. */
public enum CentreCode implements ErrorCode {
    UNKNOWN("SQ-CTR-0001", ErrorKind.UNKNOWN,
            "没有指标 {0}。", "There is no indicator {0}.",
            "请从“城市运行”页或 ./shuqiao indicators list 的列表中选择。",
            "Choose one from the page of the city''s signs or from ./shuqiao indicators list."),
    FILE_UNREADABLE("SQ-CTR-0002", ErrorKind.INVALID,
            "指标文件 {0} 第 {1} 行无法读取。", "The indicator file {0} cannot be read at line {1}.",
            "请对照 docs/centre.md 的格式改正，改好前该文件夹的任何文件都不生效。",
            "Correct it by the form in docs/centre.md; until then no file of the folder takes effect."),
    FIELD_MISSING("SQ-CTR-0003", ErrorKind.INVALID,
            "指标文件 {0} 缺少 {1}。", "The indicator file {0} lacks {1}.",
            "请补上该项，见 docs/centre.md。", "Add it; see docs/centre.md."),
    FIELD_WRONG("SQ-CTR-0004", ErrorKind.INVALID,
            "指标文件 {0} 的 {1} 不对，应为：{2}。", "In the indicator file {0}, {1} is wrong; it must be: {2}.",
            "请改正该项，见 docs/centre.md。", "Correct it; see docs/centre.md."),
    TWICE("SQ-CTR-0005", ErrorKind.CONFLICT,
            "指标 {0} 在 {1} 和 {2} 中各有一份。", "The indicator {0} stands in both {1} and {2}.",
            "请删去其中一份，或改用另一个标识。", "Remove one of them, or give it another id."),
    CYCLE("SQ-CTR-0006", ErrorKind.INVALID,
            "指标互相引用成环：{0}。", "Indicators are made of each other in a cycle: {0}.",
            "请去掉环中的一处引用。", "Remove one of the references of the cycle."),
    TWO_BASES("SQ-CTR-0007", ErrorKind.INVALID,
            "指标 {0} 涉及多个统计口径（{1}），尚未选定其一。",
            "The indicator {0} stands on several bases ({1}), and none of them is chosen.",
            "请用 base 选定一个口径；口径不同的比率不能相合。",
            "Choose one with base; ratios over different bases are not put together."),
    BASE_MISSING("SQ-CTR-0008", ErrorKind.INVALID,
            "指标 {0} 没有统计口径 {1}。", "The indicator {0} has no base {1}.",
            "比率指标须在 bases 中给出口径的名称、来源、日期和算式。",
            "A ratio needs its base under bases, with name, source, date and formula."),
    UNKNOWN_DIVISION("SQ-CTR-0009", ErrorKind.INVALID,
            "{0} 中的区划 {1} 不在区划表中。", "The division {1} in {0} is not in the list of divisions.",
            "请改用 divisions.yaml 中的代码，或先把它加入该文件。",
            "Take a code of divisions.yaml, or add it to that file first."),
    PART_UNKNOWN("SQ-CTR-0010", ErrorKind.INVALID,
            "指标 {0} 由不存在的指标 {1} 合成。", "The indicator {0} is made of {1}, which does not exist.",
            "请改正 combine 中的标识。", "Correct the id under combine."),
    NOT_GRANTED("SQ-CTR-0011", ErrorKind.REFUSED,
            "指标 {0} 的算式不在授权之内：{1}", "The formula of {0} is not covered by a grant: {1}",
            "请以该指标的用途申请所缺的数据项，或改正算式。",
            "Request the missing items for the indicator''s purpose, or correct the formula."),
    REFUSED("SQ-CTR-0012", ErrorKind.REFUSED,
            "指标 {0} 的取数被拒绝：{1}", "The data of {0} were refused: {1}",
            "拒绝已有回执 {2}；请按其原因处理后重算。", "The refusal has the receipt {2}; settle its reason and compute again."),
    ANSWER_SHAPE("SQ-CTR-0013", ErrorKind.INVALID,
            "指标 {0} 的算式结果不合要求：{1}。", "The formula of {0} gives what is not expected: {1}.",
            "结果须依次为区划、（时段、）数值，数值不为空且不为负。",
            "It must give division, (period,) number, in this order; the number is neither empty nor negative."),
    PERIOD_WRONG("SQ-CTR-0014", ErrorKind.MALFORMED,
            "时段 {0} 不对，应形如 {1}，且起不晚于止。", "The period {0} is wrong; it looks like {1}, and from is not after to.",
            "请改正时段。", "Correct the period."),
    TOO_MANY_PERIODS("SQ-CTR-0015", ErrorKind.TOO_LARGE,
            "一次要算 {0} 个时段，最多 {1} 个。", "{0} periods are asked for at once; {1} at most.",
            "请分几次补算。", "Compute them in several calls."),
    NO_PAST("SQ-CTR-0016", ErrorKind.REFUSED,
            "指标 {0} 说的是现状，来源只有现在的数据，不能补算多个时段。",
            "The indicator {0} tells a state, and its sources know only the present: no several periods at once.",
            "请一次只算一个时段。", "Compute one period at a time."),
    ZERO_BASE("SQ-CTR-0017", ErrorKind.REFUSED,
            "分母为零，比率无意义。", "The base is zero, so the ratio says nothing.",
            "该时段没有可计的对象；有新数据后重算。", "Nothing is counted in this period; compute again once there is."),
    NO_BASE_HERE("SQ-CTR-0018", ErrorKind.REFUSED,
            "该区划没有统计口径 {0} 的数据。", "There is no data of the base {0} for this division.",
            "请向口径的来源部门核实，或改用另一口径。", "Ask the department of the base, or take another base."),
    SILENT("SQ-CTR-0019", ErrorKind.REFUSED,
            "来源自 {0} 起没有新数据，数值已陈旧。", "The source has brought nothing new since {0}; the value is stale.",
            "请向提供方催报；陈旧不是零。", "Ask the provider for it; stale is not zero."),
    ALERT_UNKNOWN("SQ-CTR-0020", ErrorKind.UNKNOWN,
            "没有体征预警 {0}。", "There is no alert {0} of the city''s signs.",
            "请从列表中选择。", "Choose one from the list."),
    ALERT_ACKNOWLEDGED("SQ-CTR-0021", ErrorKind.CONFLICT,
            "体征预警 {0} 已由 {1} 确认。", "The alert {0} was acknowledged by {1}.",
            "无需再次确认。", "Nothing more is to be done."),
    ALERT_OVER("SQ-CTR-0022", ErrorKind.CONFLICT,
            "体征预警 {0} 已解除。", "The alert {0} is over.",
            "已解除的预警无需确认或静默。", "An alert that is over is neither acknowledged nor silenced."),
    SILENCE_WRONG("SQ-CTR-0023", ErrorKind.INVALID,
            "静默的截止日 {0} 不对。", "The day {0} is no end of a silence.",
            "请给出今后 90 天以内的一天。", "Give a day within the next 90 days."),
    NO_FILE("SQ-CTR-0024", ErrorKind.INVALID,
            "文件夹 {0} 无法读取。", "The folder {0} cannot be read.",
            "请检查文件夹及其权限。", "Check the folder and its permissions."),
    CIRCLE_OF_DIVISIONS("SQ-CTR-0025", ErrorKind.INVALID,
            "区划文件 {0} 中 {1} 的层级或上级不对。", "In the file of divisions {0}, the level or the parent of {1} is wrong.",
            "层级为 city、district、street、community、grid，上级须在更高一层。",
            "Levels are city, district, street, community, grid; the parent stands above."),
    NO_FIGURE("SQ-CTR-0026", ErrorKind.UNKNOWN,
            "指标 {0} 在 {1}、区划 {2} 没有数值。", "The indicator {0} has no figure for {1} and the division {2}.",
            "请先计算该时段，或换一个时段、区划。", "Compute that period first, or take another one."),
    PART_OF_ANOTHER("SQ-CTR-0027", ErrorKind.INVALID,
            "指标 {0} 属 {1}，不能由属 {3} 的指标 {2} 组成：其数值出自授予 {3} 的数据。",
            "The indicator {0} of {1} cannot be made of {2}, which is of {3}: its figures are of data granted to {3}.",
            "请由同一部门的指标组成，或让 {1} 以自己的授权计算。",
            "Make it of indicators of the same department, or have {1} reckon the part under grants of its own.");

    private final ErrorKind kind;
    private final ErrorText text;

    CentreCode(String id, ErrorKind kind, String problemZh, String problemEn, String remedyZh, String remedyEn) {
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
