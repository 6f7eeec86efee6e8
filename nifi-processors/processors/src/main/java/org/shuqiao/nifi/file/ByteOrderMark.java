package org.shuqiao.nifi.file;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Byte order mark of a text file. */
record ByteOrderMark(Charset charset, int length) {

    static Optional<ByteOrderMark> of(byte[] head) {
        if (starts(head, 0xef, 0xbb, 0xbf)) {
            return Optional.of(new ByteOrderMark(StandardCharsets.UTF_8, 3));
        }
        if (starts(head, 0xff, 0xfe)) {
            return Optional.of(new ByteOrderMark(StandardCharsets.UTF_16LE, 2));
        }
        if (starts(head, 0xfe, 0xff)) {
            return Optional.of(new ByteOrderMark(StandardCharsets.UTF_16BE, 2));
        }
        if (starts(head, 0x84, 0x31, 0x95, 0x33)) {
            return Optional.of(new ByteOrderMark(EncodingEvidence.GB18030, 4));
        }
        return Optional.empty();
    }

    private static boolean starts(byte[] head, int... bytes) {
        if (head.length < bytes.length) {
            return false;
        }
        for (int i = 0; i < bytes.length; i++) {
            if ((head[i] & 0xff) != bytes[i]) {
                return false;
            }
        }
        return true;
    }
}
