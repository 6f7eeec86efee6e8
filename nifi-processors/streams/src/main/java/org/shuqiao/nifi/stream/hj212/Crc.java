package org.shuqiao.nifi.stream.hj212;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Check code of a data segment. The high byte of the register is shifted away before each byte, which CRC-16/MODBUS
 * does not do: "123456789" has 2F80 here and 4B37 there.
 *
 * @see "HJ 212-2017, annex A"
 */
final class Crc {

    private static final int POLYNOMIAL = 0xA001;

    private Crc() { }

    static String of(byte[] bytes, int from, int to) {
        int register = 0xFFFF;
        for (int i = from; i < to; i++) {
            register = turn((register >> 8) ^ (bytes[i] & 0xFF));
        }
        return hex(register);
    }

    static String of(String segment) {
        byte[] bytes = segment.getBytes(StandardCharsets.UTF_8);
        return of(bytes, 0, bytes.length);
    }

    /** Names the mistake that a wrong code comes from, where it is a known one. */
    static String mistake(String segment, String given) {
        String right = of(segment);
        String code = given.toUpperCase(Locale.ROOT);
        if (code.equals(modbus(segment)) || code.equals(swapped(modbus(segment)))) {
            return "CRC-16/MODBUS";
        }
        return code.equals(swapped(right)) ? "byte order" : given + " / " + right;
    }

    private static String modbus(String segment) {
        int register = 0xFFFF;
        for (byte each : segment.getBytes(StandardCharsets.UTF_8)) {
            register = turn(register ^ (each & 0xFF));
        }
        return hex(register);
    }

    private static int turn(int register) {
        int turned = register;
        for (int bit = 0; bit < 8; bit++) {
            turned = (turned & 1) == 1 ? (turned >> 1) ^ POLYNOMIAL : turned >> 1;
        }
        return turned;
    }

    private static String swapped(String code) {
        return code.substring(2) + code.substring(0, 2);
    }

    private static String hex(int register) {
        return String.format(Locale.ROOT, "%04X", register);
    }
}
