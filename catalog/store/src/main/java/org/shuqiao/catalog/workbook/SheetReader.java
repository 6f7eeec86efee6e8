package org.shuqiao.catalog.workbook;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.model.SharedStrings;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.catalog.error.CatalogCode;

/**
 * Streams the rows of a worksheet (ECMA-376 part 1 §18.3) up to a number, and refuses formulas and merged cells: what
 * such a cell says cannot be taken as written.
 */
final class SheetReader {

    private static final int WIDEST = 64;

    private final String name;
    private final XMLStreamReader xml;
    private final SharedStrings strings;
    private final int most;

    private SheetReader(String name, XMLStreamReader xml, SharedStrings strings, int most) {
        this.name = name;
        this.xml = xml;
        this.strings = strings;
        this.most = most;
    }

    static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory;
    }

    /** @return the rows that are not empty, the header first */
    static List<SheetRow> read(String name, InputStream sheet, SharedStrings strings, int most)
            throws XMLStreamException, IOException {
        try (sheet) {
            return new SheetReader(name, factory().createXMLStreamReader(sheet), strings, most).rows();
        }
    }

    private List<SheetRow> rows() throws XMLStreamException {
        List<SheetRow> rows = new ArrayList<>();
        int number = 0;
        while (xml.hasNext()) {
            if (xml.next() != XMLStreamConstants.START_ELEMENT) {
                continue;
            }
            if (xml.getLocalName().equals("row")) {
                String given = xml.getAttributeValue(null, "r");
                number = given == null ? number + 1 : Integer.parseInt(given);
                SheetRow row = new SheetRow(number, cells(number));
                if (row.cells().stream().anyMatch(cell -> !cell.isBlank())) {
                    rows.add(row);
                }
                if (rows.size() > most + 1) {
                    throw new CodedException(CatalogCode.WORKBOOK_TOO_MANY_ROWS, name, most);
                }
            } else if (xml.getLocalName().equals("mergeCell")) {
                throw new CodedException(CatalogCode.WORKBOOK_MERGED, name, xml.getAttributeValue(null, "ref"));
            }
        }
        return rows;
    }

    private List<String> cells(int row) throws XMLStreamException {
        List<String> cells = new ArrayList<>();
        while (true) {
            int event = xml.next();
            if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("row")) {
                return cells;
            }
            if (event == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals("c")) {
                String reference = xml.getAttributeValue(null, "r");
                String type = xml.getAttributeValue(null, "t");
                int column = reference == null ? cells.size() : new CellReference(reference).getCol();
                String text = cell(row, column, type == null ? "n" : type);
                if (column < WIDEST) {
                    while (cells.size() <= column) {
                        cells.add("");
                    }
                    cells.set(column, text);
                }
            }
        }
    }

    private String cell(int row, int column, String type) throws XMLStreamException {
        StringBuilder value = new StringBuilder();
        StringBuilder inline = new StringBuilder();
        int phonetic = 0;
        while (true) {
            int event = xml.next();
            String tag = event == XMLStreamConstants.START_ELEMENT || event == XMLStreamConstants.END_ELEMENT
                    ? xml.getLocalName() : "";
            if (event == XMLStreamConstants.END_ELEMENT && tag.equals("c")) {
                return text(type, value.toString(), inline.toString());
            }
            if (event == XMLStreamConstants.START_ELEMENT && tag.equals("f")) {
                throw new CodedException(CatalogCode.WORKBOOK_FORMULA, name,
                        CellReference.convertNumToColString(column) + row);
            }
            if (tag.equals("rPh")) {
                phonetic += event == XMLStreamConstants.START_ELEMENT ? 1 : -1;
            } else if (event == XMLStreamConstants.START_ELEMENT && tag.equals("v")) {
                value.append(xml.getElementText());
            } else if (event == XMLStreamConstants.START_ELEMENT && tag.equals("t") && phonetic == 0) {
                inline.append(xml.getElementText());
            }
        }
    }

    private String text(String type, String value, String inline) {
        String text = switch (type) {
            case "s" -> value.isEmpty() ? "" : strings.getItemAt(Integer.parseInt(value)).getString();
            case "inlineStr" -> inline;
            default -> value.matches("-?\\d+\\.0+") ? value.substring(0, value.indexOf('.')) : value;
        };
        return CellText.read(text);
    }
}
