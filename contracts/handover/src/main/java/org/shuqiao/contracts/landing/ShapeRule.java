package org.shuqiao.contracts.landing;

/**
 * Rule by which a landed row goes to quarantine before it is mapped, with its words for both languages.
 *
 * @param id as in the counts of a run
 */
public record ShapeRule(String id, String zh, String en) {

    /** The row has more or fewer cells than its source has columns: no cell can be trusted to be where it stands. */
    public static final ShapeRule ROW_SHAPE = new ShapeRule("row-shape", "整行的列数或结构与来源不符，单元格可能错位。",
            "The row does not have the shape of its source; cells may stand in the wrong column.");

    /** The row is a note, a total, a repeated header or the like. */
    public static final ShapeRule NO_RECORD = new ShapeRule("no-record", "该行不是记录，而是注释、合计、表头、单位行或分隔行。",
            "The row is no record but a note, a total, a header, a line of units or a separator.");

    /** @param shape of {@link LandedRow#shape()} */
    public static ShapeRule of(String shape) {
        return shape.equals(LandedRow.NO_RECORD) ? NO_RECORD : ROW_SHAPE;
    }
}
