package org.shuqiao.query.plan;

import org.shuqiao.base.error.CodedException;
import org.shuqiao.base.error.Language;
import org.shuqiao.query.error.QueryCode;
import org.shuqiao.query.policy.Position;

/** Place in a query where a column that is not given may not stand, in words. */
enum PositionRefusal {
    SHOWN("出现在结果中", "stands in the answer"),
    GROUPED("用于分组（GROUP BY 或 DISTINCT）", "groups rows (GROUP BY or DISTINCT)"),
    ORDERED("用于排序（ORDER BY）", "orders rows (ORDER BY)"),
    WINDOW("用于窗口函数（OVER）", "stands in a window function (OVER)"),
    JOINED("用于关联", "is a join key"),
    FILTERED("用于筛选条件", "stands in a condition"),
    COMPARED("与其他列比较", "is compared with other columns"),
    AGGREGATED("用于汇总", "stands inside of an aggregate"),
    PICKED("用于会给出原值的聚合（如 MIN、MAX）", "stands in an aggregate that gives a value itself, as MIN and MAX do"),
    SET("用于去重的集合运算（UNION、INTERSECT、EXCEPT）", "stands in a set operation that compares rows"),
    ELSEWHERE("用于不支持的位置", "stands where nothing is offered for it");

    private final String zh;
    private final String en;

    PositionRefusal(String zh, String en) {
        this.zh = zh;
        this.en = en;
    }

    CodedException of(PlacedColumn column) {
        var allowed = column.allowed().orElseThrow();
        return new CodedException(QueryCode.COLUMN_POSITION, column.table() + "." + column.name(), column.grant(),
                Position.names(allowed, Language.ZH), Position.names(allowed, Language.EN), zh, en);
    }
}
