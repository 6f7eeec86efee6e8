package org.shuqiao.nifi.file;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackageAccess;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.nifi.error.CollectCode;

/** Streamed rows of a sheet of an Office Open XML workbook. */
final class XlsxRows implements SheetRows {

    /** Bytes of a sheet that takes seconds to read. */
    private static final long LARGE = 64L << 20;

    private final String name;
    private final OPCPackage container;
    private final SheetXml sheet;
    private final MergedCells merged;

    private XlsxRows(String name, OPCPackage container, SheetXml sheet, MergedCells merged) {
        this.name = name;
        this.container = container;
        this.sheet = sheet;
        this.merged = merged;
    }

    static XlsxRows open(Path file, Optional<String> sheet, boolean sampled) throws IOException, OpenXML4JException {
        String name = file.getFileName().toString();
        OPCPackage container = OPCPackage.open(file.toFile(), PackageAccess.READ);
        try {
            XlsxParts parts = XlsxParts.of(container);
            if (parts.from1904()) {
                throw new CodedException(CollectCode.WORKBOOK_1904, name);
            }
            XlsxParts.Sheet found = find(name, parts, sheet);
            MergedCells merged = new MergedCells(List.of());
            if (!sampled || parts.size(found) < LARGE) { // merged cells stand behind all rows
                try (SheetXml first = new SheetXml(parts.open(found), parts)) {
                    merged = new MergedCells(first.merged());
                }
            }
            return new XlsxRows(name, container, new SheetXml(parts.open(found), parts), merged);
        } catch (XMLStreamException e) {
            container.revert();
            throw new CodedException(CollectCode.WORKBOOK_BROKEN, e, name);
        } catch (IOException | OpenXML4JException | RuntimeException e) {
            container.revert();
            throw e;
        }
    }

    /** @return the names of the sheets that are seen when the workbook is opened, then the hidden ones */
    static List<String> sheets(Path file) throws IOException, OpenXML4JException {
        OPCPackage container = OPCPackage.open(file.toFile(), PackageAccess.READ);
        try {
            return XlsxParts.of(container).sheets().stream().sorted(Comparator.comparing(XlsxParts.Sheet::hidden))
                    .map(XlsxParts.Sheet::name).toList();
        } catch (XMLStreamException e) {
            return List.of();
        } finally {
            container.revert();
        }
    }

    @Override
    public Optional<Row> next() {
        try {
            for (Optional<SheetXml.XmlRow> row = sheet.next(); row.isPresent(); row = sheet.next()) {
                List<String> cells = row.get().cells().stream().map(ShownCell::text).toList();
                boolean empty = cells.stream().allMatch(String::isEmpty);
                List<String> filled = merged.downRows(row.get().index(), cells);
                if (!empty) {
                    return Optional.of(new Row(row.get().index() + 1L, filled,
                            row.get().cells().stream().map(ShownCell::form).toList()));
                }
            }
            return Optional.empty();
        } catch (XMLStreamException | RuntimeException e) {
            throw new CodedException(CollectCode.WORKBOOK_BROKEN, e, name);
        }
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
    public void close() throws IOException {
        sheet.close();
        container.revert();
    }

    /** Without a name, the first sheet that is seen when the workbook is opened. */
    private static XlsxParts.Sheet find(String name, XlsxParts parts, Optional<String> sheet) {
        return sheet.map(wanted -> parts.sheets().stream().filter(each -> each.name().equals(wanted)).findFirst())
                .orElseGet(() -> parts.sheets().stream().filter(each -> !each.hidden()).findFirst())
                .orElseThrow(() -> new CodedException(CollectCode.SHEET_MISSING, name, sheet.orElse("")));
    }
}
