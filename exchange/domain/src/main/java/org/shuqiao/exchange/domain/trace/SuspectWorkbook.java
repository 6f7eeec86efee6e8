package org.shuqiao.exchange.domain.trace;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackageAccess;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.util.XMLHelper;
import org.apache.poi.xssf.eventusermodel.ReadOnlySharedStringsTable;
import org.apache.poi.xssf.eventusermodel.XSSFReader;
import org.apache.poi.xssf.model.StylesTable;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.XMLReader;
import org.xml.sax.helpers.DefaultHandler;

/** Reads the rows of all sheets of a workbook one by one, with which texts are formatted as quoted. */
final class SuspectWorkbook extends DefaultHandler {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS");

    private final ReadOnlySharedStringsTable strings;
    private final StylesTable styles;
    private final Predicate<List<SuspectCell>> each;
    private List<SuspectCell> row = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private String type = "";
    private int style;
    private boolean reading;

    private SuspectWorkbook(ReadOnlySharedStringsTable strings, StylesTable styles,
            Predicate<List<SuspectCell>> each) {
        this.strings = strings;
        this.styles = styles;
        this.each = each;
    }

    /** Ends the reading of a sheet whose rows suffice. */
    private static final class EnoughException extends SAXException {
        private static final long serialVersionUID = 1L;
    }

    static void read(Path file, Predicate<List<SuspectCell>> each) throws IOException {
        try (OPCPackage opened = OPCPackage.open(file.toFile(), PackageAccess.READ)) {
            XSSFReader reader = new XSSFReader(opened);
            SuspectWorkbook handler = new SuspectWorkbook(new ReadOnlySharedStringsTable(opened),
                    reader.getStylesTable(), each);
            for (Iterator<InputStream> sheets = reader.getSheetsData(); sheets.hasNext();) {
                try (InputStream sheet = sheets.next()) {
                    XMLReader xml = XMLHelper.newXMLReader();
                    xml.setContentHandler(handler);
                    xml.parse(new InputSource(sheet));
                }
            }
        } catch (EnoughException e) {
            return;
        } catch (OpenXML4JException | SAXException | ParserConfigurationException | RuntimeException e) {
            throw new IOException(e);
        }
    }

    @Override
    public void startElement(String uri, String local, String name, Attributes attributes) {
        switch (local) {
            case "row" -> row = new ArrayList<>();
            case "c" -> {
                type = Optional.ofNullable(attributes.getValue("t")).orElse("n");
                style = Integer.parseInt(Optional.ofNullable(attributes.getValue("s")).orElse("0"));
                text.setLength(0);
            }
            case "v", "t" -> reading = true;
            default -> { }
        }
    }

    @Override
    public void characters(char[] characters, int from, int length) {
        if (reading) {
            text.append(characters, from, length);
        }
    }

    @Override
    public void endElement(String uri, String local, String name) throws SAXException {
        switch (local) {
            case "v", "t" -> reading = false;
            case "c" -> row.add(cell());
            case "row" -> {
                if (!each.test(row)) {
                    throw new EnoughException();
                }
            }
            default -> { }
        }
    }

    private SuspectCell cell() {
        return switch (type) {
            case "s" -> text(strings.getItemAt(Integer.parseInt(text.toString().strip())).getString());
            case "inlineStr", "str" -> text(text.toString());
            case "b" -> new SuspectCell(text.toString().equals("1") ? "true" : "false", Optional.empty());
            default -> new SuspectCell(number(text.toString()), Optional.empty());
        };
    }

    private SuspectCell text(String value) {
        return new SuspectCell(value, Optional.of(styleOf().map(XSSFCellStyle::getQuotePrefixed).orElse(false)));
    }

    private Optional<XSSFCellStyle> styleOf() {
        return style < styles.getNumCellStyles() ? Optional.of(styles.getStyleAt(style)) : Optional.empty();
    }

    private String number(String value) {
        if (value.isBlank()) {
            return "";
        }
        double number = Double.parseDouble(value);
        boolean day = styleOf().filter(each -> DateUtil.isADateFormat(each.getDataFormat(),
                each.getDataFormatString())).isPresent();
        if (!day) {
            return new BigDecimal(value).toPlainString();
        }
        LocalDateTime moment = DateUtil.getLocalDateTime(number);
        return moment.toLocalTime().equals(LocalTime.MIDNIGHT) ? moment.toLocalDate().toString()
                : TIME.format(moment);
    }
}
