package org.shuqiao.nifi.file;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Merged cells of a sheet, whose value is repeated in each covered row. Rows and columns count from 0. */
final class MergedCells {

    /** Merged cell. */
    record Region(int firstRow, int firstColumn, int lastRow, int lastColumn) { }

    private final List<Region> waiting;
    private final Map<Region, String> open = new HashMap<>();

    MergedCells(List<Region> regions) {
        waiting = new ArrayList<>(regions);
        waiting.sort(Comparator.comparingInt(Region::firstRow));
    }

    /** Fills one row; rows come in order. */
    List<String> downRows(int row, List<String> cells) {
        while (!waiting.isEmpty() && waiting.getFirst().firstRow() <= row) {
            Region region = waiting.removeFirst();
            if (region.lastRow() >= row) {
                open.put(region, region.firstRow() == row ? cell(cells, region.firstColumn()) : "");
            }
        }
        open.keySet().removeIf(region -> region.lastRow() < row);
        List<String> filled = new ArrayList<>(cells);
        open.forEach((region, value) -> {
            if (region.firstRow() < row && !value.isEmpty()) {
                set(filled, region.firstColumn(), value);
            }
        });
        return filled;
    }

    /** Fills the columns of a cell that is merged across them; the row was filled down before. */
    List<String> acrossColumns(int row, List<String> cells) {
        List<String> filled = new ArrayList<>(cells);
        open.forEach((region, value) -> {
            if (region.firstRow() <= row && region.lastRow() >= row) {
                for (int column = region.firstColumn(); column <= region.lastColumn(); column++) {
                    set(filled, column, value);
                }
            }
        });
        return filled;
    }

    private static String cell(List<String> cells, int column) {
        return column < cells.size() ? cells.get(column) : "";
    }

    private static void set(List<String> cells, int column, String value) {
        while (cells.size() <= column) {
            cells.add("");
        }
        cells.set(column, value);
    }
}
