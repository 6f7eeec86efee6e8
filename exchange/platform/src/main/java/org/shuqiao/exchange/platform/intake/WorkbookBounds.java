package org.shuqiao.exchange.platform.intake;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.shuqiao.base.error.CodedException;

/** Unpacks a workbook to nowhere, before anything reads it: how large it is, and whether it holds what it may not. */
final class WorkbookBounds {

    /** Bytes that all parts may have unpacked. */
    static final long MOST = 100L << 20;
    private static final int MOST_PARTS = 2_000;
    private static final int HEAD = 4096;

    private WorkbookBounds() { }

    /** @return whether a sheet holds formulas */
    static boolean require(Path file) {
        boolean formulas = false;
        boolean workbook = false;
        long size = 0;
        try (ZipFile zip = new ZipFile(file.toFile())) {
            if (zip.size() > MOST_PARTS) {
                throw tooLarge();
            }
            for (ZipEntry part : Collections.list(zip.entries())) {
                String name = part.getName().toLowerCase(Locale.ROOT);
                if (name.endsWith("vbaproject.bin") || name.contains("macrosheets/")) {
                    throw new CodedException(IntakeCode.WORKBOOK_UNSAFE, "VBA");
                }
                workbook |= name.equals("xl/workbook.xml");
                try (InputStream content = zip.getInputStream(part)) {
                    Unpacked unpacked = unpack(content, MOST - size, name.startsWith("xl/worksheets/"));
                    size += unpacked.size();
                    formulas |= unpacked.formulas();
                }
            }
        } catch (IOException | IllegalArgumentException e) {
            throw new CodedException(IntakeCode.WORKBOOK_BROKEN, e);
        }
        if (!workbook) {
            throw new CodedException(IntakeCode.FORMAT_UNKNOWN);
        }
        return formulas;
    }

    private record Unpacked(long size, boolean formulas) { }

    private static Unpacked unpack(InputStream content, long most, boolean sheet) throws IOException {
        byte[] buffer = new byte[1 << 16];
        long size = 0;
        boolean formulas = false;
        for (int read = content.readNBytes(buffer, 0, buffer.length); read > 0;
                read = content.readNBytes(buffer, 0, buffer.length)) {
            String text = new String(buffer, 0, read, StandardCharsets.ISO_8859_1);
            if (size == 0 && text.substring(0, Math.min(HEAD, read)).contains("<!DOCTYPE")) {
                throw new CodedException(IntakeCode.WORKBOOK_UNSAFE, "DOCTYPE");
            }
            formulas |= sheet && (text.contains("<f>") || text.contains("<f "));
            size += read;
            if (size > most) {
                throw tooLarge();
            }
        }
        return new Unpacked(size, formulas);
    }

    private static CodedException tooLarge() {
        return new CodedException(IntakeCode.TOO_LARGE, 4, MOST >> 20);
    }
}
