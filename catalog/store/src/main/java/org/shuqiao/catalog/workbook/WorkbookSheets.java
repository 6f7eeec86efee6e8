package org.shuqiao.catalog.workbook;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.xssf.eventusermodel.ReadOnlySharedStringsTable;
import org.apache.poi.xssf.eventusermodel.XSSFReader;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.catalog.error.CatalogCode;
import org.xml.sax.SAXException;

/** Both sheets of an officer's workbook, by the columns of their headers. */
final class WorkbookSheets {

    static final int MOST_ENTRIES = 5_000;
    static final int MOST_ITEMS = 20_000;

    private final Sheet entries;
    private final Sheet items;

    private WorkbookSheets(Sheet entries, Sheet items) {
        this.entries = entries;
        this.items = items;
    }

    /** A sheet. @param columns by the header's text, counted from 0 */
    record Sheet(String name, Map<String, Integer> columns, List<SheetRow> rows) {

        int column(String header) {
            return columns.get(header);
        }

        String cell(SheetRow row, String header) {
            return row.cell(columns.get(header));
        }
    }

    /** @throws CodedException what stands against reading it, with the sheet and the cell */
    static WorkbookSheets read(byte[] workbook) {
        WorkbookGuard.require(workbook);
        try (OPCPackage container = OPCPackage.open(new ByteArrayInputStream(workbook))) {
            XSSFReader reader = new XSSFReader(container);
            requireShown(reader);
            ReadOnlySharedStringsTable strings = new ReadOnlySharedStringsTable(container, false);
            Map<String, List<SheetRow>> read = new HashMap<>();
            XSSFReader.SheetIterator sheets = (XSSFReader.SheetIterator) reader.getSheetsData();
            while (sheets.hasNext()) {
                InputStream sheet = sheets.next();
                String name = sheets.getSheetName().strip();
                if (name.equals(EntryColumn.SHEET)) {
                    read.put(name, SheetReader.read(name, sheet, strings, MOST_ENTRIES));
                } else if (name.equals(ItemColumn.SHEET)) {
                    read.put(name, SheetReader.read(name, sheet, strings, MOST_ITEMS));
                } else {
                    sheet.close();
                }
            }
            List<String> entryHeaders = List.of(EntryColumn.values()).stream().map(EntryColumn::header).toList();
            List<String> itemHeaders = List.of(ItemColumn.values()).stream().map(ItemColumn::header).toList();
            return new WorkbookSheets(sheet(EntryColumn.SHEET, entryHeaders, read),
                    sheet(ItemColumn.SHEET, itemHeaders, read));
        } catch (CodedException e) {
            throw e;
        } catch (IOException | OpenXML4JException | SAXException | XMLStreamException | RuntimeException e) {
            throw new CodedException(CatalogCode.WORKBOOK_UNREADABLE, e);
        }
    }

    Sheet entries() {
        return entries;
    }

    Sheet items() {
        return items;
    }

    private static Sheet sheet(String name, List<String> headers, Map<String, List<SheetRow>> read) {
        List<SheetRow> rows = read.get(name);
        if (rows == null || rows.isEmpty()) {
            throw new CodedException(CatalogCode.WORKBOOK_SHEET_MISSING, name);
        }
        Map<String, Integer> columns = new HashMap<>();
        List<String> given = rows.getFirst().cells();
        for (int i = 0; i < given.size(); i++) {
            columns.putIfAbsent(given.get(i).strip(), i);
        }
        for (String header : headers) {
            if (!columns.containsKey(header)) {
                throw new CodedException(CatalogCode.WORKBOOK_COLUMN_MISSING, name, header);
            }
        }
        return new Sheet(name, columns, rows.subList(1, rows.size()));
    }

    private static void requireShown(XSSFReader reader) throws IOException, OpenXML4JException, XMLStreamException {
        try (InputStream workbook = reader.getWorkbookData()) {
            XMLStreamReader xml = SheetReader.factory().createXMLStreamReader(workbook);
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals("sheet")) {
                    String state = xml.getAttributeValue(null, "state");
                    if (state != null && !state.equals("visible")) {
                        throw new CodedException(CatalogCode.WORKBOOK_HIDDEN_SHEET,
                                xml.getAttributeValue(null, "name"));
                    }
                }
            }
        }
    }
}
