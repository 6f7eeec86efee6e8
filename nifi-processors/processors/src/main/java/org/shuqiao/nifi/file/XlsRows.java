package org.shuqiao.nifi.file;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.poi.hssf.usermodel.HSSFRow;
import org.apache.poi.hssf.usermodel.HSSFSheet;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.FormulaError;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.nifi.error.CollectCode;

/** Rows of a sheet of an Excel 97 workbook, held in memory. */
final class XlsRows implements SheetRows {

    private final HSSFSheet sheet;
    private final MergedCells merged;
    private int at;

    private XlsRows(HSSFSheet sheet) {
        this.sheet = sheet;
        merged = new MergedCells(sheet.getMergedRegions().stream().map(region -> new MergedCells.Region(
                region.getFirstRow(), region.getFirstColumn(), region.getLastRow(), region.getLastColumn())).toList());
    }

    static XlsRows open(String name, POIFSFileSystem container, Optional<String> sheet) throws IOException {
        try (HSSFWorkbook workbook = new HSSFWorkbook(container, false)) {
            if (workbook.getInternalWorkbook().isUsing1904DateWindowing()) {
                throw new CodedException(CollectCode.WORKBOOK_1904, name);
            }
            HSSFSheet found = sheet.isPresent() ? workbook.getSheet(sheet.get()) : workbook.getSheetAt(0);
            if (found == null) {
                throw new CodedException(CollectCode.SHEET_MISSING, name, sheet.orElse(""));
            }
            return new XlsRows(found);
        }
    }

    @Override
    public Optional<Row> next() {
        while (at <= sheet.getLastRowNum()) {
            HSSFRow row = sheet.getRow(at++);
            if (row == null) {
                continue;
            }
            List<String> cells = new ArrayList<>();
            for (int i = 0; i < row.getLastCellNum(); i++) {
                Cell cell = row.getCell(i);
                cells.add(cell == null ? "" : text(cell, cell.getCellType()));
            }
            boolean empty = cells.stream().allMatch(String::isEmpty);
            List<String> filled = merged.downRows(row.getRowNum(), cells);
            if (!empty) {
                return Optional.of(new Row(row.getRowNum() + 1L, filled));
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

    private static String text(Cell cell, CellType type) {
        return switch (type) {
            case NUMERIC -> NumberText.of(cell.getNumericCellValue());
            case STRING -> cell.getStringCellValue();
            case BOOLEAN -> Boolean.toString(cell.getBooleanCellValue());
            case ERROR -> FormulaError.forInt(cell.getErrorCellValue()).getString();
            case FORMULA -> text(cell, cell.getCachedFormulaResultType());
            case BLANK, _NONE -> "";
        };
    }
}
