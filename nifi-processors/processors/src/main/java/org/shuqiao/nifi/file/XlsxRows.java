package org.shuqiao.nifi.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackageAccess;
import org.apache.poi.xssf.eventusermodel.ReadOnlySharedStringsTable;
import org.apache.poi.xssf.eventusermodel.XSSFReader;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.nifi.error.CollectCode;
import org.xml.sax.SAXException;

/** Streamed rows of a sheet of an Office Open XML workbook. */
final class XlsxRows implements SheetRows {

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

    static XlsxRows open(Path file, Optional<String> sheet) throws IOException, OpenXML4JException {
        String name = file.getFileName().toString();
        OPCPackage container = OPCPackage.open(file.toFile(), PackageAccess.READ);
        try {
            XSSFReader reader = new XSSFReader(container);
            if (uses1904(reader)) {
                throw new CodedException(CollectCode.WORKBOOK_1904, name);
            }
            ReadOnlySharedStringsTable strings = new ReadOnlySharedStringsTable(container, false);
            MergedCells merged;
            try (SheetXml first = new SheetXml(find(name, reader, sheet), strings)) {
                merged = new MergedCells(first.merged());
            }
            return new XlsxRows(name, container, new SheetXml(find(name, reader, sheet), strings), merged);
        } catch (SAXException | XMLStreamException e) {
            container.revert();
            throw new CodedException(CollectCode.WORKBOOK_BROKEN, e, name);
        } catch (IOException | OpenXML4JException | RuntimeException e) {
            container.revert();
            throw e;
        }
    }

    @Override
    public Optional<Row> next() {
        try {
            for (Optional<SheetXml.XmlRow> row = sheet.next(); row.isPresent(); row = sheet.next()) {
                boolean empty = row.get().cells().stream().allMatch(String::isEmpty);
                var filled = merged.downRows(row.get().index(), row.get().cells());
                if (!empty) {
                    return Optional.of(new Row(row.get().index() + 1L, filled));
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

    private static InputStream find(String name, XSSFReader reader, Optional<String> sheet)
            throws IOException, OpenXML4JException {
        XSSFReader.SheetIterator sheets = (XSSFReader.SheetIterator) reader.getSheetsData();
        while (sheets.hasNext()) {
            InputStream content = sheets.next();
            if (sheet.isEmpty() || sheet.get().equals(sheets.getSheetName())) {
                return content;
            }
            content.close();
        }
        throw new CodedException(CollectCode.SHEET_MISSING, name, sheet.orElse(""));
    }

    private static boolean uses1904(XSSFReader reader) throws IOException, OpenXML4JException, XMLStreamException {
        try (InputStream workbook = reader.getWorkbookData()) {
            XMLStreamReader xml = SheetXml.factory().createXMLStreamReader(workbook);
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals("workbookPr")) {
                    String flag = xml.getAttributeValue(null, "date1904");
                    return "1".equals(flag) || "true".equals(flag);
                }
            }
            return false;
        }
    }
}
