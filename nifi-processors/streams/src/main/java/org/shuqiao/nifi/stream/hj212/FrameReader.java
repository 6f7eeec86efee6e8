package org.shuqiao.nifi.stream.hj212;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.nifi.stream.error.StreamCode;

/** Reads what has the form of a frame: length, check code, fields and, of the edition of 2025, the cipher. */
public final class FrameReader {

    private static final String AREA = "CP=&&";
    private static final String END = "&&";

    private final DeviceKeys keys;

    /** @param keys of the devices that encipher */
    public FrameReader(DeviceKeys keys) {
        this.keys = keys;
    }

    /**
     * @param peer how messages call the sender while its number is not known
     * @throws CodedException with a code of {@link StreamCode}, if it is no frame
     */
    Frame read(Raw.Whole raw, String peer) {
        String segment = raw.segment();
        int area = area(segment);
        int end = segment.lastIndexOf(END);
        if (area < 0 || end < area) {
            checkLength(raw, peer);
            checkCrc(segment, raw.crc(), peer);
            throw new CodedException(StreamCode.FRAME_FORM, peer, "CP");
        }
        Map<String, String> fields = fields(segment.substring(0, area - AREA.length()));
        String mn = fields.getOrDefault("MN", "");
        String sender = mn.isEmpty() ? peer : mn;
        String content = segment.substring(area, end);
        if (CipherArea.isCipher(content)) {
            content = CipherArea.open(content, keys.of(mn), mn);
            checkCrc(segment.substring(0, area) + content + segment.substring(end), raw.crc(), sender);
        } else {
            checkLength(raw, sender);
            checkCrc(segment, raw.crc(), sender);
        }
        for (String name : new String[] {"MN", "CN"}) {
            if (fields.getOrDefault(name, "").isEmpty()) {
                throw new CodedException(StreamCode.FRAME_FORM, sender, name);
            }
        }
        return new Frame(fields, content);
    }

    /** Where CP's content begins. Values of the content may look like fields, so nothing behind it is one. */
    private static int area(String segment) {
        int at = segment.indexOf(AREA);
        return at < 0 ? -1 : at + AREA.length();
    }

    private static Map<String, String> fields(String head) {
        Map<String, String> fields = new HashMap<>();
        for (String field : head.split(";")) {
            int equals = field.indexOf('=');
            if (equals > 0) {
                fields.putIfAbsent(field.substring(0, equals).strip().toUpperCase(Locale.ROOT),
                        field.substring(equals + 1).strip());
            }
        }
        return fields;
    }

    private static void checkLength(Raw.Whole raw, String sender) {
        int characters = raw.segment().codePointCount(0, raw.segment().length());
        if (raw.length() != raw.bytes() && raw.length() != characters) {
            throw new CodedException(StreamCode.FRAME_LENGTH, sender, raw.length(), characters);
        }
    }

    private static void checkCrc(String segment, String given, String sender) {
        byte[] bytes = segment.getBytes(StandardCharsets.UTF_8);
        if (!Crc.of(bytes, 0, bytes.length).equalsIgnoreCase(given)) {
            throw new CodedException(StreamCode.FRAME_CRC, sender, Crc.mistake(segment, given));
        }
    }
}
