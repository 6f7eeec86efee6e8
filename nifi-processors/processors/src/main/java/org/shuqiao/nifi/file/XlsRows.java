package org.shuqiao.nifi.file;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.poi.hssf.record.aggregates.FormulaRecordAggregate;
import org.apache.poi.hssf.usermodel.HSSFRow;
import org.apache.poi.hssf.usermodel.HSSFSheet;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.FormulaError;
import org.apache.poi.ss.usermodel.SheetVisibility;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.nifi.error.CollectCode;

/** Rows of a sheet of an Excel 97 workbook, held in memory. */
final class XlsRows implements SheetRows {

    private final HSSFSheet sheet;
    private final MergedCells merged;
    private final Set<Long> uncomputed;
    private int at;

    private XlsRows(HSSFSheet sheet) {
        this.sheet = sheet;
        uncomputed = uncomputed(sheet);
        merged = new MergedCells(sheet.getMergedRegions().stream().map(region -> new MergedCells.Region(
                region.getFirstRow(), region.getFirstColumn(), region.getLastRow(), region.getLastColumn())).toList());
    }

    static XlsRows open(String name, POIFSFileSystem container, Optional<String> sheet) throws IOException {
        try (HSSFWorkbook workbook = new HSSFWorkbook(container, false)) {
            if (workbook.getInternalWorkbook().isUsing1904DateWindowing()) {
                throw new CodedException(CollectCode.WORKBOOK_1904, name);
            }
            HSSFSheet found = sheet.isPresent() ? workbook.getSheet(sheet.get()) : firstSeen(workbook);
            if (found == null) {
                throw new CodedException(CollectCode.SHEET_MISSING, name, sheet.orElse(""));
            }
            return new XlsRows(found);
        }
    }

    private static HSSFSheet firstSeen(HSSFWorkbook workbook) {
        for (int i = 0; i < workbook.getNumberOfSheets(); i++) {
            if (workbook.getSheetVisibility(i) == SheetVisibility.VISIBLE) {
                return workbook.getSheetAt(i);
            }
        }
        return null;
    }

    /** @return the names of the sheets that are seen when the workbook is opened, then the hidden ones */
    static List<String> sheets(POIFSFileSystem container) throws IOException {
        try (HSSFWorkbook workbook = new HSSFWorkbook(container, false)) {
            return IntStream.range(0, workbook.getNumberOfSheets()).boxed()
                    .sorted(Comparator.comparing(i -> workbook.getSheetVisibility(i) != SheetVisibility.VISIBLE))
                    .map(workbook::getSheetName).toList();
        }
    }

    @Override
    public Optional<Row> next() {
        while (at <= sheet.getLastRowNum()) {
            HSSFRow row = sheet.getRow(at++);
            if (row == null) {
                continue;
            }
            List<ShownCell> shown = new ArrayList<>();
            for (int i = 0; i < row.getLastCellNum(); i++) {
                Cell cell = row.getCell(i);
                shown.add(cell == null ? ShownCell.EMPTY : shown(cell, cell.getCellType()));
            }
            List<String> cells = shown.stream().map(ShownCell::text).toList();
            boolean empty = cells.stream().allMatch(String::isEmpty);
            List<String> filled = merged.downRows(row.getRowNum(), cells);
            if (!empty) {
                return Optional.of(new Row(row.getRowNum() + 1L, filled,
                        shown.stream().map(ShownCell::form).toList()));
            }
        }
        return Optional.empty();
    }

    @Override
    public boolean padsRows() {
        return true;
    }

    @Override
    public Row acrossColumns(Row row) {
        return new Row(row.number(), merged.acrossColumns((int) row.number() - 1, row.cells()));
    }

    @Override
    public void close() {
        // the workbook is in memory; its container was closed when it was read
    }

    private ShownCell shown(Cell cell, CellType type) {
        return switch (type) {
            case NUMERIC -> ShownCell.number(cell.getNumericCellValue(), cell.getCellStyle().getDataFormat(),
                    cell.getCellStyle().getDataFormatString());
            case STRING -> ShownCell.text(cell.getStringCellValue());
            case BOOLEAN -> ShownCell.text(Boolean.toString(cell.getBooleanCellValue()));
            case ERROR -> ShownCell.text(FormulaError.forInt(cell.getErrorCellValue()).getString());
            case FORMULA -> uncomputed.contains(place(cell.getRowIndex(), cell.getColumnIndex()))
                    ? ShownCell.UNCOMPUTED : shown(cell, cell.getCachedFormulaResultType());
            case BLANK, _NONE -> ShownCell.EMPTY;
        };
    }

    private static long place(int row, int column) {
        return (long) row << Short.SIZE | column;
    }

    /** Programs write formulas with a zero and the order to compute them on opening. */
    private static Set<Long> uncomputed(HSSFSheet sheet) {
        Set<Long> places = new HashSet<>();
        sheet.getSheet().getCellValueIterator().forEachRemaining(cell -> {
            if (cell instanceof FormulaRecordAggregate formula && formula.getFormulaRecord().isCalcOnLoad()
                    && !formula.getFormulaRecord().hasCachedResultString()
                    && formula.getFormulaRecord().getValue() == 0) {
                places.add(place(cell.getRow(), cell.getColumn()));
            }
        });
        return places;
    }
}
