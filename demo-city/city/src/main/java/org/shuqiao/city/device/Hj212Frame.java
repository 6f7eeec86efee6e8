package org.shuqiao.city.device;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Frame of HJ 212-2017 as the data loggers of the city write it. */
public final class Hj212Frame {
    private Hj212Frame() { }

    /** A frame with its length and check code. */
    public static String of(String segment) {
        return String.format(Locale.ROOT, "##%04d%s%04X", segment.length(), segment, check(segment));
    }

    /** The same frame as a disturbed line delivers it. */
    public static String damaged(String frame) {
        int middle = frame.length() / 2;
        char other = frame.charAt(middle) == '7' ? '3' : '7';
        return frame.substring(0, middle) + other + frame.substring(middle + 1);
    }

    /** The check code of annex A. */
    private static int check(String segment) {
        int register = 0xFFFF;
        for (byte each : segment.getBytes(StandardCharsets.US_ASCII)) {
            register = (register >> 8) ^ (each & 0xFF);
            for (int bit = 0; bit < 8; bit++) {
                register = (register & 1) == 1 ? (register >> 1) ^ 0xA001 : register >> 1;
            }
        }
        return register;
    }
}
