package org.shuqiao.nifi.stream.hj212;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.engines.SM4Engine;
import org.bouncycastle.crypto.params.KeyParameter;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.nifi.stream.error.StreamCode;

/**
 * Data area of the edition of 2025 in its cipher form: whole blocks of sixteen bytes by SM4 in ECB mode without
 * padding, each byte written as {@code 0x4F}, with or without a separator behind it; what is left over stays plain.
 *
 * @see "GB/T 32907-2016"
 */
final class CipherArea {

    private static final int BLOCK = 16;
    private static final Pattern BYTE = Pattern.compile("\\G0[xX]([0-9A-Fa-f]{2})[ ,;]?");

    private CipherArea() { }

    static boolean isCipher(String area) {
        Matcher bytes = BYTE.matcher(area);
        for (int i = 0; i < BLOCK; i++) {
            if (!bytes.find()) {
                return false;
            }
        }
        return true;
    }

    static String open(String area, byte[] key, String device) {
        ByteArrayOutputStream cipher = new ByteArrayOutputStream();
        Matcher bytes = BYTE.matcher(area);
        int end = 0;
        while (bytes.find()) {
            cipher.write(Integer.parseInt(bytes.group(1), 16));
            end = bytes.end();
        }
        if (cipher.size() % BLOCK != 0) {
            throw new CodedException(StreamCode.FRAME_FORM, device, "CP / 16");
        }
        ByteArrayOutputStream plain = new ByteArrayOutputStream();
        plain.writeBytes(blocks(cipher.toByteArray(), key, false));
        plain.writeBytes(area.substring(end).getBytes(StandardCharsets.UTF_8));
        return plain.toString(StandardCharsets.UTF_8);
    }

    /** Whole blocks only; the library's ECB mode without padding does the same with more around it. */
    static byte[] blocks(byte[] input, byte[] key, boolean encipher) {
        SM4Engine engine = new SM4Engine();
        engine.init(encipher, new KeyParameter(key));
        byte[] output = new byte[input.length];
        for (int at = 0; at < input.length; at += BLOCK) {
            engine.processBlock(input, at, output, at);
        }
        return output;
    }
}
