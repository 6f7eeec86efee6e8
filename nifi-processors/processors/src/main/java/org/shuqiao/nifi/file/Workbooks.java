package org.shuqiao.nifi.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.poi.EncryptedDocumentException;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.poifs.filesystem.FileMagic;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.nifi.error.CollectCode;

/** Opens xls and xlsx workbooks by their magic bytes. */
final class Workbooks {

    private static final String ENCRYPTED = "EncryptedPackage";

    private Workbooks() { }

    /**
     * @param sampled whether only the first rows are wanted
     * @throws CodedException WORKBOOK_PROTECTED, WORKBOOK_BROKEN, WORKBOOK_UNKNOWN, SHEET_MISSING, WORKBOOK_1904
     */
    static SheetRows open(Path file, Optional<String> sheet, boolean sampled) throws IOException {
        String name = file.getFileName().toString();
        if (Files.size(file) == 0) {
            throw new CodedException(CollectCode.WORKBOOK_BROKEN, name);
        }
        try {
            return switch (magic(file)) {
                case OOXML -> XlsxRows.open(file, sheet, sampled);
                case OLE2 -> openOle(file, sheet);
                default -> throw new CodedException(CollectCode.WORKBOOK_UNKNOWN, name);
            };
        } catch (CodedException e) {
            throw e;
        } catch (EncryptedDocumentException e) {
            throw new CodedException(CollectCode.WORKBOOK_PROTECTED, name);
        } catch (IOException | OpenXML4JException | RuntimeException e) {
            throw new CodedException(CollectCode.WORKBOOK_BROKEN, e, name);
        }
    }

    /** @return the names of the sheets; none where the workbook cannot be read */
    static List<String> sheets(Path file) throws IOException {
        try {
            if (magic(file) == FileMagic.OOXML) {
                return XlsxRows.sheets(file);
            }
            try (POIFSFileSystem container = new POIFSFileSystem(file.toFile(), true)) {
                return XlsRows.sheets(container);
            }
        } catch (OpenXML4JException | RuntimeException e) {
            return List.of();
        }
    }

    private static SheetRows openOle(Path file, Optional<String> sheet) throws IOException {
        try (POIFSFileSystem container = new POIFSFileSystem(file.toFile(), true)) {
            if (container.getRoot().hasEntryCaseInsensitive(ENCRYPTED)) {
                throw new CodedException(CollectCode.WORKBOOK_PROTECTED, file.getFileName());
            }
            return XlsRows.open(file.getFileName().toString(), container, sheet);
        }
    }

    private static FileMagic magic(Path file) throws IOException {
        try (InputStream in = FileMagic.prepareToCheckMagic(Files.newInputStream(file))) {
            return FileMagic.valueOf(in);
        }
    }
}
