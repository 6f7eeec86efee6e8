package org.shuqiao.city.carry;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.shuqiao.city.table.Cell;
import org.shuqiao.city.table.CollectedText;
import org.shuqiao.city.table.Column;
import org.shuqiao.city.table.DatasetFormat;
import org.shuqiao.city.table.Row;

/** Writer of a reproducible xlsx workbook, row by row. */
final class WorkbookDatasetWriter implements DatasetWriter {
    /** The format holds 1,048,576 rows, one of them the header. */
    static final int MOST_ROWS = 1_048_575;

    private static final LocalDateTime STAMP = LocalDateTime.of(2026, 11, 1, 0, 0);

    private final Path file;
    private final DatasetFormat.Workbook carrier;
    private final List<Column> columns;
    private final SXSSFWorkbook workbook = new SXSSFWorkbook(200);
    private final SXSSFSheet sheet;
    private final Map<String, Run> runs = new HashMap<>();
    private int next;

    /** Run of equal neighbouring cells in one column. */
    private record Run(Optional<String> value, int from) { }

    WorkbookDatasetWriter(Path file, DatasetFormat.Workbook carrier, List<Column> columns) {
        this.file = file;
        this.carrier = carrier;
        this.columns = columns;
        this.sheet = workbook.createSheet(carrier.sheet());
        var header = sheet.createRow(next++);
        for (int i = 0; i < columns.size(); i++) {
            header.createCell(i).setCellValue(columns.get(i).name());
        }
    }

    @Override
    public void add(Row row) throws IOException {
        if (next > MOST_ROWS) {
            throw new IOException("a workbook holds at most 1048575 rows");
        }
        var line = sheet.createRow(next);
        int place = 0;
        for (Map.Entry<String, Cell> entry : row.cells().entrySet()) {
            boolean hidden = carrier.merged().contains(entry.getKey()) && continues(entry.getKey(), entry.getValue(),
                    place);
            if (!hidden) {
                switch (entry.getValue()) {
                    case Cell.Text text -> line.createCell(place).setCellValue(text.value());
                    case Cell.Number number -> line.createCell(place).setCellValue(Double.parseDouble(number.plain()));
                    case Cell.None none -> { }
                }
            }
            place++;
        }
        next++;
    }

    private boolean continues(String column, Cell cell, int place) {
        var value = CollectedText.of(cell, carrier);
        var run = runs.get(column);
        if (run != null && run.value().equals(value)) {
            return true;
        }
        merge(run, place);
        runs.put(column, new Run(value, next));
        return false;
    }

    private void merge(Run run, int place) {
        if (run != null && next - run.from() > 1) {
            sheet.addMergedRegionUnsafe(new CellRangeAddress(run.from(), next - 1, place, place));
        }
    }

    @Override
    public void finish() throws IOException {
        closeRuns();
        var core = workbook.getXSSFWorkbook().getProperties().getCoreProperties();
        core.setCreated(Optional.of(Date.from(STAMP.toInstant(ZoneOffset.UTC))));
        Path rough = file.resolveSibling("." + file.getFileName() + ".rough");
        Files.createDirectories(file.getParent());
        try (OutputStream out = Files.newOutputStream(rough)) {
            workbook.write(out);
        }
        settle(rough, AtomicFiles.draft(file));
        Files.delete(rough);
        AtomicFiles.commit(file);
    }

    private void closeRuns() {
        for (int place = 0; place < columns.size(); place++) {
            merge(runs.get(columns.get(place).name()), place);
        }
    }

    /** Zip entries bear the time of writing and lie in hash order; both are made the same for ever. */
    private static void settle(Path rough, Path settled) throws IOException {
        try (var zip = new ZipFile(rough.toFile()); var out = new ZipOutputStream(Files.newOutputStream(settled))) {
            var entries = new ArrayList<>(Collections.list(zip.entries()));
            for (var entry : entries) {
                var copy = new ZipEntry(entry.getName());
                copy.setTimeLocal(STAMP);
                out.putNextEntry(copy);
                try (InputStream in = zip.getInputStream(entry)) {
                    in.transferTo(out);
                }
                out.closeEntry();
            }
        }
    }

    @Override
    public void close() throws IOException {
        workbook.close();
    }
}
