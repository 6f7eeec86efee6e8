package org.shuqiao.exchange.platform.intake;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackageAccess;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.util.XMLHelper;
import org.apache.poi.xssf.eventusermodel.ReadOnlySharedStringsTable;
import org.apache.poi.xssf.eventusermodel.XSSFReader;
import org.apache.poi.xssf.eventusermodel.XSSFSheetXMLHandler;
import org.apache.poi.xssf.usermodel.XSSFComment;
import org.shuqiao.base.error.CodedException;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.XMLReader;

/** Inspects the first sheet of a workbook (.xlsx) that has rows, its cells as they are stored. */
final class WorkbookInspection {

    private WorkbookInspection() { }

    static InspectedTable of(Path file) {
        boolean formulas = WorkbookBounds.require(file);
        List<InspectedTable.Damage> damage = formulas
                ? List.of(new InspectedTable.Damage(1, "工作表含有公式，采集的是上次保存的结果",
                        "the sheet has formulas; what was last saved of them is collected"))
                : List.of();
        try {
            if (!StrictWorkbook.is(file)) {
                return inspect(file, damage);
            }
            Path rewritten = StrictWorkbook.transitional(file);
            try {
                return inspect(rewritten, damage);
            } finally {
                Files.deleteIfExists(rewritten);
            }
        } catch (IOException e) {
            throw new CodedException(IntakeCode.WORKBOOK_BROKEN, e);
        }
    }

    private static InspectedTable inspect(Path file, List<InspectedTable.Damage> damage) {
        try (OPCPackage container = OPCPackage.open(file.toFile(), PackageAccess.READ)) {
            XSSFReader reader = new XSSFReader(container);
            ReadOnlySharedStringsTable strings = new ReadOnlySharedStringsTable(container, false);
            XSSFReader.SheetIterator sheets = (XSSFReader.SheetIterator) reader.getSheetsData();
            while (sheets.hasNext()) {
                try (InputStream content = sheets.next()) {
                    Rows rows = read(content, reader, strings);
                    if (!rows.seen.isEmpty()) {
                        List<InspectedTable.Damage> all = new ArrayList<>(damage);
                        all.addAll(rows.shown());
                        return FileInspection.table(Optional.empty(), ',', Optional.of(sheets.getSheetName()),
                                rows.seen, all);
                    }
                }
            }
            throw new CodedException(IntakeCode.EMPTY);
        } catch (IOException | OpenXML4JException | SAXException | ParserConfigurationException
                | IllegalArgumentException | IndexOutOfBoundsException | IllegalStateException e) {
            throw new CodedException(IntakeCode.WORKBOOK_BROKEN, e);
        }
    }

    private static Rows read(InputStream content, XSSFReader reader, ReadOnlySharedStringsTable strings)
            throws IOException, SAXException, OpenXML4JException, ParserConfigurationException {
        Rows rows = new Rows();
        XMLReader xml = XMLHelper.newXMLReader();
        xml.setContentHandler(new XSSFSheetXMLHandler(reader.getStylesTable(), strings, rows, rows.format, false));
        try {
            xml.parse(new InputSource(content));
        } catch (Enough e) {
            return rows;
        }
        return rows;
    }

    /** Ends the reading of a sheet. */
    private static final class Enough extends RuntimeException {

        private static final long serialVersionUID = 1;

        Enough() {
            super(null, null, false, false);
        }
    }

    /**
     * Numbers as the workbook stores them; the collector reads dates as their serial numbers too. A code whose format
     * fills it with zeros is what it shows.
     */
    private static final class AsStored extends DataFormatter {

        private static final Pattern PADDED = Pattern.compile("0{2,}(;.*)?");
        private static final Pattern OTHER = Pattern.compile(".*(%|[¥￥$€£]|\"[^\"]*\\p{L}[^\"]*\"|[0#],+(;|$)).*");

        private boolean differs;

        @Override
        public String formatRawCellContents(double value, int index, String format, boolean use1904) {
            String code = format == null ? "" : format;
            boolean padded = PADDED.matcher(code).matches() && value == Math.rint(value) && Math.abs(value) < 1e15;
            differs = padded || OTHER.matcher(code).matches() && !DateUtil.isADateFormat(index, code);
            if (padded) {
                int zeros = (int) code.split(";", 2)[0].chars().filter(c -> c == '0').count();
                return (value < 0 ? "-" : "") + String.format(Locale.ROOT, "%0" + zeros + "d", (long) Math.abs(value));
            }
            return Math.abs(value) >= 1e15 ? Double.toString(value).replace("E", "E+")
                    : BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
        }

        boolean differed() {
            boolean last = differs;
            differs = false;
            return last;
        }
    }

    /** The first rows of a sheet. */
    private static final class Rows implements XSSFSheetXMLHandler.SheetContentsHandler {

        private final List<FileInspection.NumberedRow> seen = new ArrayList<>();
        private final AsStored format = new AsStored();
        private final Map<Integer, Long> differing = new TreeMap<>();
        private List<String> cells = new ArrayList<>();

        List<InspectedTable.Damage> shown() {
            return differing.entrySet().stream().map(column -> {
                String letters = CellReference.convertNumToColString(column.getKey());
                return new InspectedTable.Damage(column.getValue(), letters + " 列有 " + column.getValue()
                        + " 个单元格的显示与存储不一致（补零、百分比、货币或单位）", "column " + letters + ": " + column.getValue()
                        + " cells show another form than they store (zeros in front, per cent, currency or a unit)");
            }).toList();
        }

        @Override
        public void startRow(int row) {
            cells = new ArrayList<>();
        }

        @Override
        public void cell(String reference, String value, XSSFComment comment) {
            int column = reference == null ? cells.size() : new CellReference(reference).getCol();
            if (format.differed()) {
                differing.merge(column, 1L, Long::sum);
            }
            if (column > FileInspection.MOST_COLUMNS * 4) {
                throw new CodedException(IntakeCode.TOO_WIDE, column + 1, FileInspection.MOST_COLUMNS);
            }
            while (cells.size() <= column) {
                cells.add("");
            }
            cells.set(column, value == null ? "" : value);
        }

        @Override
        public void endRow(int row) {
            if (cells.stream().anyMatch(cell -> !cell.isBlank())) {
                seen.add(new FileInspection.NumberedRow(row + 1, List.copyOf(cells)));
            }
            if (seen.size() > FileInspection.SAMPLE + 50) {
                throw new Enough();
            }
        }
    }
}
