package org.shuqiao.nifi.file;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.model.SharedStrings;

/** Streaming reader of a worksheet's XML (ECMA-376 part 1, §18.3). */
final class SheetXml implements Closeable {

    /** Row of the worksheet's XML. */
    record XmlRow(int index, List<String> cells) { }

    private final InputStream in;
    private final XMLStreamReader xml;
    private final SharedStrings strings;
    private int row = -1;

    SheetXml(InputStream in, SharedStrings strings) throws XMLStreamException {
        this.in = in;
        this.strings = strings;
        xml = factory().createXMLStreamReader(in);
    }

    static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory;
    }

    /** The merged cells, which stand behind the rows. */
    List<MergedCells.Region> merged() throws XMLStreamException {
        List<MergedCells.Region> regions = new ArrayList<>();
        while (xml.hasNext()) {
            if (xml.next() == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals("mergeCell")) {
                CellRangeAddress range = CellRangeAddress.valueOf(xml.getAttributeValue(null, "ref"));
                regions.add(new MergedCells.Region(range.getFirstRow(), range.getFirstColumn(), range.getLastRow(),
                        range.getLastColumn()));
            }
        }
        return regions;
    }

    Optional<XmlRow> next() throws XMLStreamException {
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals("row")) {
                String number = xml.getAttributeValue(null, "r");
                row = number == null ? row + 1 : Integer.parseInt(number) - 1;
                return Optional.of(new XmlRow(row, cells()));
            }
            if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("sheetData")) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    private List<String> cells() throws XMLStreamException {
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
                while (cells.size() < column) {
                    cells.add("");
                }
                cells.add(cell(type == null ? "n" : type));
            }
        }
    }

    private String cell(String type) throws XMLStreamException {
        StringBuilder value = new StringBuilder();
        StringBuilder inline = new StringBuilder();
        int phonetic = 0;
        while (true) {
            int event = xml.next();
            String name = event == XMLStreamConstants.START_ELEMENT || event == XMLStreamConstants.END_ELEMENT
                    ? xml.getLocalName() : "";
            if (event == XMLStreamConstants.END_ELEMENT && name.equals("c")) {
                return text(type, value.toString(), inline.toString());
            }
            if (name.equals("rPh")) {
                phonetic += event == XMLStreamConstants.START_ELEMENT ? 1 : -1;
            } else if (event == XMLStreamConstants.START_ELEMENT && name.equals("v")) {
                value.append(xml.getElementText());
            } else if (event == XMLStreamConstants.START_ELEMENT && name.equals("t") && phonetic == 0) {
                inline.append(xml.getElementText());
            }
        }
    }

    private String text(String type, String value, String inline) {
        return switch (type) {
            case "s" -> value.isEmpty() ? "" : strings.getItemAt(Integer.parseInt(value)).getString();
            case "inlineStr" -> inline;
            case "b" -> value.equals("1") ? "true" : value.equals("0") ? "false" : value;
            case "n" -> value.isEmpty() ? "" : number(value);
            default -> value;
        };
    }

    private static String number(String value) {
        try {
            return NumberText.of(Double.parseDouble(value));
        } catch (NumberFormatException e) {
            return value;
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
