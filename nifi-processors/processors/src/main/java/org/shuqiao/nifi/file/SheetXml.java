package org.shuqiao.nifi.file;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellReference;

/** Streaming reader of a worksheet's XML (ECMA-376 part 1, §18.3). */
final class SheetXml implements Closeable {

    /** Row of the worksheet's XML. */
    record XmlRow(int index, List<ShownCell> cells) { }

    private final InputStream in;
    private final XMLStreamReader xml;
    private final XlsxParts parts;
    private int row = -1;

    SheetXml(InputStream in, XlsxParts parts) throws XMLStreamException {
        this.in = in;
        this.parts = parts;
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

    private List<ShownCell> cells() throws XMLStreamException {
        List<ShownCell> cells = new ArrayList<>();
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
                    cells.add(ShownCell.EMPTY);
                }
                cells.add(cell(type == null ? "n" : type, xml.getAttributeValue(null, "s")));
            }
        }
    }

    private ShownCell cell(String type, String style) throws XMLStreamException {
        StringBuilder value = new StringBuilder();
        StringBuilder inline = new StringBuilder();
        boolean formula = false;
        boolean valued = false;
        int phonetic = 0;
        while (true) {
            int event = xml.next();
            String name = event == XMLStreamConstants.START_ELEMENT || event == XMLStreamConstants.END_ELEMENT
                    ? xml.getLocalName() : "";
            if (event == XMLStreamConstants.END_ELEMENT && name.equals("c")) {
                return formula && uncomputed(type, valued, value.toString()) ? ShownCell.UNCOMPUTED
                        : shown(type, style, value.toString(), inline.toString());
            }
            if (name.equals("rPh")) {
                phonetic += event == XMLStreamConstants.START_ELEMENT ? 1 : -1;
            } else if (event == XMLStreamConstants.START_ELEMENT && name.equals("v")) {
                valued = true;
                value.append(xml.getElementText());
            } else if (event == XMLStreamConstants.START_ELEMENT && name.equals("f")) {
                formula = true;
            } else if (event == XMLStreamConstants.START_ELEMENT && name.equals("t") && phonetic == 0) {
                inline.append(xml.getElementText());
            }
        }
    }

    /** Programs write formulas without a result, or with a zero and the order to compute all on opening. */
    private boolean uncomputed(String type, boolean valued, String value) {
        boolean number = type.equals("n");
        return !valued || number && value.isEmpty() || number && parts.computesOnOpening()
                && value.matches("0+(\\.0*)?");
    }

    private ShownCell shown(String type, String style, String value, String inline) {
        return switch (type) {
            case "s" -> ShownCell.text(value.isEmpty() ? "" : parts.string(Integer.parseInt(value)));
            case "inlineStr" -> ShownCell.text(inline);
            case "b" -> ShownCell.text(value.equals("1") ? "true" : value.equals("0") ? "false" : value);
            case "d" -> date(value);
            case "n" -> value.isEmpty() ? ShownCell.EMPTY : number(value, style);
            default -> ShownCell.text(value);
        };
    }

    private ShownCell number(String value, String style) {
        try {
            return parts.number(Double.parseDouble(value), style);
        } catch (NumberFormatException e) {
            return ShownCell.text(value);
        }
    }

    /** A Strict workbook may store a date by ISO 8601 (ECMA-376 part 1, §18.17.4.1); it lands as every other date. */
    private static ShownCell date(String value) {
        try {
            LocalDateTime time = value.contains("T") ? LocalDateTime.parse(value.replaceFirst("Z$", ""))
                    : LocalDate.parse(value).atStartOfDay();
            return new ShownCell(NumberText.of(DateUtil.getExcelDate(time)), CellForm.DATE);
        } catch (DateTimeParseException e) {
            return ShownCell.text(value);
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
