package org.shuqiao.nifi.file;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackagePart;
import org.apache.poi.openxml4j.opc.PackageRelationship;
import org.apache.poi.ss.usermodel.BuiltinFormats;

/**
 * Parts of an Office Open XML workbook beside its cells: sheets, texts, formats. Transitional and Strict workbooks
 * (ECMA-376 part 1, annex A) differ in their namespaces only, so neither elements nor relations are told by them.
 */
final class XlsxParts {

    private final PackagePart workbook;
    private final List<Sheet> sheets = new ArrayList<>();
    private final List<String> strings = new ArrayList<>();
    private final Map<Integer, String> codes = new HashMap<>();
    private final List<Integer> styles = new ArrayList<>();
    private boolean from1904;
    private boolean computesOnOpening;

    /** @param relation by which the workbook finds its part */
    record Sheet(String name, boolean hidden, String relation) { }

    private XlsxParts(PackagePart workbook) {
        this.workbook = workbook;
    }

    static XlsxParts of(OPCPackage container) throws IOException, OpenXML4JException, XMLStreamException {
        XlsxParts parts = new XlsxParts(follow(container.getRelationships(), "/officeDocument")
                .map(container::getPart).orElseThrow(() -> new IOException("no workbook")));
        parts.readWorkbook();
        for (String kind : List.of("/sharedStrings", "/styles")) {
            Optional<PackageRelationship> relation = follow(parts.workbook.getRelationships(), kind);
            if (relation.isPresent()) {
                try (InputStream content = parts.workbook.getRelatedPart(relation.get()).getInputStream()) {
                    XMLStreamReader xml = SheetXml.factory().createXMLStreamReader(content);
                    if (kind.equals("/styles")) {
                        parts.readStyles(xml);
                    } else {
                        parts.readStrings(xml);
                    }
                }
            }
        }
        return parts;
    }

    private static Optional<PackageRelationship> follow(Iterable<PackageRelationship> relations, String kind) {
        for (PackageRelationship relation : relations) {
            if (relation.getRelationshipType().endsWith(kind)) {
                return Optional.of(relation);
            }
        }
        return Optional.empty();
    }

    boolean from1904() {
        return from1904;
    }

    /** Whether the workbook was saved by a program that left computing to whoever opens it. */
    boolean computesOnOpening() {
        return computesOnOpening;
    }

    List<Sheet> sheets() {
        return List.copyOf(sheets);
    }

    InputStream open(Sheet sheet) throws IOException, OpenXML4JException {
        PackageRelationship relation = workbook.getRelationship(sheet.relation());
        if (relation == null) {
            throw new IOException("no part of a sheet");
        }
        return workbook.getRelatedPart(relation).getInputStream();
    }

    /** @return bytes of its XML; negative where nobody knows */
    long size(Sheet sheet) throws OpenXML4JException {
        return workbook.getRelatedPart(workbook.getRelationship(sheet.relation())).getSize();
    }

    String string(int index) {
        return strings.get(index);
    }

    /** @param style index of the cell's format, null without one */
    ShownCell number(double value, String style) {
        int index = style == null ? -1 : Integer.parseInt(style);
        int format = index >= 0 && index < styles.size() ? styles.get(index) : 0;
        return ShownCell.number(value, format, codes.getOrDefault(format, BuiltinFormats.getBuiltinFormat(format)));
    }

    private void readWorkbook() throws IOException, XMLStreamException {
        try (InputStream content = workbook.getInputStream()) {
            XMLStreamReader xml = SheetXml.factory().createXMLStreamReader(content);
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamConstants.START_ELEMENT) {
                    switch (xml.getLocalName()) {
                        case "workbookPr" -> from1904 = flag(xml, "date1904");
                        case "calcPr" -> computesOnOpening = flag(xml, "fullCalcOnLoad");
                        case "sheet" -> sheets.add(sheet(xml));
                        default -> { }
                    }
                }
            }
        }
    }

    private static Sheet sheet(XMLStreamReader xml) {
        String relation = "";
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            // the one of the relations' namespace, which differs too
            if (xml.getAttributeLocalName(i).equals("id") && xml.getAttributeNamespace(i) != null
                    && !xml.getAttributeNamespace(i).isEmpty()) {
                relation = xml.getAttributeValue(i);
            }
        }
        String state = xml.getAttributeValue(null, "state");
        return new Sheet(xml.getAttributeValue(null, "name"), state != null && !state.equals("visible"), relation);
    }

    private static boolean flag(XMLStreamReader xml, String name) {
        String flag = xml.getAttributeValue(null, name);
        return "1".equals(flag) || "true".equals(flag);
    }

    private void readStrings(XMLStreamReader xml) throws XMLStreamException {
        StringBuilder text = new StringBuilder();
        int phonetic = 0;
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                switch (xml.getLocalName()) {
                    case "si" -> text.setLength(0);
                    case "rPh" -> phonetic++;
                    case "t" -> text.append(phonetic == 0 ? xml.getElementText() : "");
                    default -> { }
                }
            } else if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("si")) {
                strings.add(text.toString());
            } else if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("rPh")) {
                phonetic--;
            }
        }
    }

    private void readStyles(XMLStreamReader xml) throws XMLStreamException {
        boolean cells = false;
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                switch (xml.getLocalName()) {
                    case "numFmt" -> codes.put(number(xml, "numFmtId"), xml.getAttributeValue(null, "formatCode"));
                    case "cellXfs" -> cells = true;
                    case "xf" -> {
                        if (cells) {
                            styles.add(number(xml, "numFmtId"));
                        }
                    }
                    default -> { }
                }
            } else if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("cellXfs")) {
                cells = false;
            }
        }
    }

    private static int number(XMLStreamReader xml, String name) {
        String text = xml.getAttributeValue(null, name);
        return text == null || !text.matches("\\d{1,9}") ? 0 : Integer.parseInt(text);
    }
}
