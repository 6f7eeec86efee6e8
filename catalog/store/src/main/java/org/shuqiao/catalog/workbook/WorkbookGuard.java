package org.shuqiao.catalog.workbook;

import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.Locale;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.catalog.error.CatalogCode;

/** Refuses what is no plain xlsx workbook before it is read: other formats, macros, what unpacks beyond all bounds. */
final class WorkbookGuard {

    /** Bytes that all parts of a workbook may have unpacked: some 25,000 rows need a fifth of it. */
    private static final long MOST = 100L << 20;

    private WorkbookGuard() { }

    static void require(byte[] workbook) {
        boolean sheets = false;
        long size = 0;
        try (ZipFile zip = ZipFile.builder().setSeekableByteChannel(new SeekableInMemoryByteChannel(workbook)).get()) {
            for (ZipArchiveEntry part : Collections.list(zip.getEntries())) {
                String name = part.getName().toLowerCase(Locale.ROOT);
                if (name.endsWith("vbaproject.bin") || name.contains("macrosheets/")) {
                    throw new CodedException(CatalogCode.WORKBOOK_MACROS);
                }
                sheets |= name.equals("xl/workbook.xml");
                try (InputStream content = zip.getInputStream(part)) {
                    size += unpacked(content, MOST - size);
                }
                if (size > MOST) {
                    throw new CodedException(CatalogCode.WORKBOOK_TOO_LARGE);
                }
            }
        } catch (IOException | IllegalArgumentException e) {
            throw new CodedException(CatalogCode.WORKBOOK_UNREADABLE, e);
        }
        if (!sheets) {
            throw new CodedException(CatalogCode.WORKBOOK_UNREADABLE);
        }
    }

    private static long unpacked(InputStream part, long most) throws IOException {
        byte[] buffer = new byte[16 << 10];
        long size = 0;
        for (int read = part.read(buffer); read >= 0 && size <= most; read = part.read(buffer)) {
            size += read;
        }
        return size;
    }
}
