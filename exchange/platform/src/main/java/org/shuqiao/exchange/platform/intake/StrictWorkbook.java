package org.shuqiao.exchange.platform.intake;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.Collections;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.apache.poi.ss.usermodel.DateUtil;

/**
 * Workbook of ISO/IEC 29500-1 Strict, rewritten into the Transitional form that libraries read: other namespaces, and
 * dates as the serial numbers that they are elsewhere. Its parts were bounded before.
 */
final class StrictWorkbook {

    private static final String MAIN = "http://purl.oclc.org/ooxml/spreadsheetml/main";
    private static final String RELATIONS = "http://purl.oclc.org/ooxml/officeDocument/relationships";
    private static final Pattern DATE = Pattern.compile("(<c\\b[^>]*?) t=\"d\"([^>]*>"
            + "(?:<f[^>]*>[^<]*</f>|<f[^>]*/>)?<v>)([^<]{8,40})</v>");

    private StrictWorkbook() { }

    static boolean is(Path file) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            ZipEntry workbook = zip.getEntry("xl/workbook.xml");
            if (workbook == null) {
                return false;
            }
            try (InputStream in = zip.getInputStream(workbook)) {
                return new String(in.readNBytes(4096), StandardCharsets.UTF_8).contains(MAIN);
            }
        }
    }

    /** @return a file of its own, which the caller deletes */
    static Path transitional(Path file) throws IOException {
        Path rewritten = Files.createTempFile("strict-", ".xlsx");
        try (ZipFile zip = new ZipFile(file.toFile());
                ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(rewritten))) {
            for (ZipEntry part : Collections.list(zip.entries())) {
                out.putNextEntry(new ZipEntry(part.getName()));
                try (InputStream in = zip.getInputStream(part)) {
                    boolean xml = part.getName().endsWith(".xml") || part.getName().endsWith(".rels");
                    byte[] content = in.readAllBytes();
                    out.write(xml ? rewritten(new String(content, StandardCharsets.UTF_8))
                            .getBytes(StandardCharsets.UTF_8) : content);
                }
            }
            return rewritten;
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(rewritten);
            throw e;
        }
    }

    private static String rewritten(String xml) {
        String plain = xml.replace(MAIN, "http://schemas.openxmlformats.org/spreadsheetml/2006/main")
                .replace(RELATIONS, "http://schemas.openxmlformats.org/officeDocument/2006/relationships");
        return DATE.matcher(plain).replaceAll(date -> Matcher.quoteReplacement(serial(date.group(3))
                .map(number -> date.group(1) + date.group(2) + number + "</v>").orElse(date.group())));
    }

    private static Optional<String> serial(String iso) {
        try {
            LocalDateTime time = iso.contains("T") ? LocalDateTime.parse(iso.replaceFirst("Z$", ""))
                    : LocalDate.parse(iso).atStartOfDay();
            return Optional.of(Double.toString(DateUtil.getExcelDate(time)));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
