package org.shuqiao.nifi.file;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * Detects UTF-8 or GB 18030 from the bytes of a text file, line by line. Text in GB18030 is by chance valid UTF-8 now
 * and then; that it is valid and reads as Chinese over several characters is no chance, so only that counts as
 * evidence.
 */
final class EncodingEvidence {

    static final Charset GB18030 = Charset.forName("GB18030");

    private static final int SAMPLE = 1 << 16;
    /** Chinese characters in one line that prove UTF-8 by themselves. */
    private static final int STRONG = 4;
    private static final int WEAK = 2;
    /** Weak lines prove it together when they are so many, and so large a part of all. */
    private static final int WEAK_LINES = 3;
    private static final int WEAK_PART = 100;

    private final ByteArrayOutputStream sample = new ByteArrayOutputStream();
    private final byte[] head;
    private long line;
    private long lines;
    private long utf8Lines;
    private long gbLines;
    private long strong;
    private long weak;
    private long chinese;
    private long pairs;
    private long hanzi;
    private long firstNotUtf8;
    private long firstNotGb;
    private long firstUtf8;

    private EncodingEvidence(byte[] head) {
        this.head = head;
    }

    static EncodingEvidence of(InputStream content) throws IOException {
        BufferedInputStream in = new BufferedInputStream(content, SAMPLE);
        in.mark(4);
        EncodingEvidence evidence = new EncodingEvidence(in.readNBytes(4));
        in.reset();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        boolean ascii = true;
        for (int b = in.read(); b >= 0; b = in.read()) {
            bytes.write(b);
            ascii &= b < 0x80;
            if (b == '\n') {
                evidence.take(bytes.toByteArray(), ascii);
                bytes.reset();
                ascii = true;
            }
        }
        evidence.take(bytes.toByteArray(), ascii);
        return evidence;
    }

    Optional<ByteOrderMark> mark() {
        return ByteOrderMark.of(head);
    }

    boolean isAscii() {
        return lines == 0;
    }

    boolean isUtf8() {
        return utf8Lines == lines;
    }

    boolean isGb() {
        return gbLines == lines;
    }

    /** Returns whether some lines are surely UTF-8. */
    boolean hasUtf8() {
        return strong > 0 || weak >= Math.max(WEAK_LINES, lines / WEAK_PART);
    }

    /** Returns whether the whole file reads as Chinese in UTF-8. */
    boolean readsAsUtf8() {
        return isUtf8() && (hasUtf8() || chinese >= STRONG);
    }

    /** Returns whether the byte pairs are the hanzi and signs that GB2312 has. */
    boolean readsAsGb() {
        return isGb() && pairs > 0 && hanzi * 10 >= pairs * 9;
    }

    long firstNotUtf8() {
        return firstNotUtf8;
    }

    long firstNotGb() {
        return firstNotGb;
    }

    /** The first line whose encoding is not that of the first line with other than ASCII characters. */
    long firstThatDiffers() {
        return firstUtf8 < firstNotUtf8 ? firstNotUtf8 : firstUtf8;
    }

    /** Lines with other than ASCII characters, up to 64 KiB, for a statistical guess. */
    byte[] sample() {
        return sample.toByteArray();
    }

    static boolean decodes(byte[] bytes, Charset charset) {
        try {
            charset.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    private void take(byte[] bytes, boolean ascii) {
        line++;
        if (ascii) {
            return;
        }
        lines++;
        if (sample.size() < SAMPLE) {
            sample.write(bytes, 0, Math.min(bytes.length, SAMPLE));
        }
        takeUtf8(line == 1 ? withoutMark(bytes) : bytes);
        if (decodes(bytes, GB18030)) {
            gbLines++;
            countPairs(bytes);
        } else if (firstNotGb == 0) {
            firstNotGb = line;
        }
    }

    private void takeUtf8(byte[] bytes) {
        if (!decodes(bytes, StandardCharsets.UTF_8)) {
            firstNotUtf8 = firstNotUtf8 == 0 ? line : firstNotUtf8;
            return;
        }
        utf8Lines++;
        int found = chineseOnly(new String(bytes, StandardCharsets.UTF_8));
        chinese += found;
        if (found >= WEAK) {
            weak++;
            firstUtf8 = firstUtf8 == 0 ? line : firstUtf8;
        }
        if (found >= STRONG) {
            strong++;
        }
    }

    private void countPairs(byte[] bytes) {
        for (int i = 0; i + 1 < bytes.length; i++) {
            int lead = bytes[i] & 0xff;
            if (lead >= 0x80) {
                int trail = bytes[++i] & 0xff;
                pairs++;
                if (trail >= 0xa1 && (lead >= 0xb0 && lead <= 0xf7 || lead >= 0xa1 && lead <= 0xa9)) {
                    hanzi++;
                }
            }
        }
    }

    /** @return how many Chinese characters the text has, 0 if it has others beyond ASCII too */
    private static int chineseOnly(String text) {
        int found = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean cjk = c >= 0x4e00 && c <= 0x9fff;
            if (cjk) {
                found++;
            } else if (c >= 0x80 && !(c >= 0x2000 && c <= 0x303f) && !(c >= 0xff00) && c != 0xa0 && c != 0xb7) {
                return 0;
            }
        }
        return found;
    }

    private static byte[] withoutMark(byte[] bytes) {
        return ByteOrderMark.of(bytes).map(mark -> Arrays.copyOfRange(bytes, mark.length(), bytes.length))
                .orElse(bytes);
    }
}
