package org.shuqiao.standards.element;

import java.nio.charset.Charset;
import java.util.List;
import java.util.regex.Pattern;

/** Detector of text that was read in another encoding than it was written in (GB 18030, UTF-8, Latin-1). */
final class Mojibake {

    /** Replacement characters, uninitialized memory and byte order marks, each read in the wrong encoding. */
    private static final List<String> MARKS = List.of("锟斤", "斤拷锟", "烫烫烫", "屯屯屯", "葺葺葺", "铪铪铪", "ï¿½", "ï»¿", "Ï»¿");
    private static final String FIRST = "锟斤烫屯葺铪";
    private static final Pattern ESCAPED = Pattern.compile(
            "&#(?:x[0-9A-Fa-f]{4,5}|[0-9]{5});|\\\\u[0-9A-Fa-f]{4}|%[Ee][3-9]%[89ABab][0-9A-Fa-f]%[89ABab][0-9A-Fa-f]");
    /** What Windows 1252 shows for the bytes 80 to 9F. */
    private static final String WINDOWS = "€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ";

    private Mojibake() { }

    static boolean in(String text) {
        boolean ascii = true;
        boolean escape = false;
        boolean marked = false;
        boolean latin = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x80) {
                escape |= c == '&' || c == '\\' || c == '%';
            } else {
                ascii = false;
                latin |= c < 0x100;
                marked |= c < 0x100 || FIRST.indexOf(c) >= 0;
            }
        }
        return escape && ESCAPED.matcher(text).find()
                || marked && MARKS.stream().anyMatch(text::contains) || latin && latin(text)
                || !ascii && utf8AsGbk(text);
    }

    /** UTF-8 or GB 18030 that was read as Latin-1 or Windows 1252: {@code å¼ ä¸‰}, {@code ÕÅÈý}. */
    private static boolean latin(String text) {
        int run = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean two = (c == 'Ã' || c == 'Â') && follows(text, i + 1);
            boolean three = c >= 0xE2 && c <= 0xF0 && follows(text, i + 1) && follows(text, i + 2);
            if (two || three) {
                return true;
            }
            boolean high = c >= 0xA1 && c <= 0xFE;
            run += high ? 1 : 0;
            boolean ends = !high || i + 1 == text.length();
            if (ends && run >= 4 && pairs(text, (high ? i + 1 : i) - run, run)) {
                return true;
            }
            run = high ? run : 0;
        }
        return false;
    }

    private static boolean follows(String text, int at) {
        if (at >= text.length()) {
            return false;
        }
        char c = text.charAt(at);
        return c >= 0x80 && c <= 0xBF || WINDOWS.indexOf(c) >= 0;
    }

    /** Whether a run is pairs that are characters of GB 2312, and not one mark over and over. */
    private static boolean pairs(String text, int from, int length) {
        boolean varied = false;
        for (int i = from; i < from + length; i += 2) {
            if (text.charAt(i) < 0xB0 || text.charAt(i) > 0xF7) {
                return false;
            }
            varied |= text.charAt(i) != text.charAt(from) || length % 2 == 0 && text.charAt(i + 1) != text.charAt(i);
        }
        return varied && length % 2 == 0;
    }

    /** UTF-8 that was read as GB 18030: 寮犱笁. Its bytes are whole characters of three bytes again. */
    private static boolean utf8AsGbk(String text) {
        int need = 0;
        int code = 0;
        int han = 0;
        boolean rare = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x80) {
                if (need > 0 && c != '?') {
                    return false;
                }
                need = 0;
                continue;
            }
            int bytes = c == '€' ? 0x80 : Gbk.CODES[c];
            if (bytes == 0) {
                return false;
            }
            rare |= bytes > 0xFF && ((bytes & 0xFF) < 0xA1 || bytes < 0xB000);
            for (int shift = bytes > 0xFF ? 8 : 0; shift >= 0; shift -= 8) {
                int one = bytes >> shift & 0xFF;
                if (need == 0) {
                    if (one < 0xE2 || one > 0xEF) {
                        return false;
                    }
                    need = 2;
                    code = one & 0xF;
                } else if ((one & 0xC0) == 0x80) {
                    code = code << 6 | one & 0x3F;
                    need--;
                    if (need == 0 && Characters.han(code)) {
                        han++;
                    } else if (need == 0 && !mark(code)) {
                        return false;
                    }
                } else {
                    return false;
                }
            }
        }
        return rare && han >= 2;
    }

    private static boolean mark(int code) {
        return code >= 0x2000 && code < 0x2070 || code >= 0x3000 && code < 0x3040 || code >= 0xFE00;
    }

    /** Two-byte codes of GBK by character, 0 where there is none; made on first use. */
    private static final class Gbk {

        private static final char[] CODES = new char[0x10000];

        static {
            Charset charset = Charset.forName("GBK");
            for (int lead = 0x81; lead <= 0xFE; lead++) {
                for (int trail = 0x40; trail <= 0xFE; trail++) {
                    String text = new String(new byte[] {(byte) lead, (byte) trail}, charset);
                    if (text.length() == 1 && text.charAt(0) != '\uFFFD' && trail != 0x7F) {
                        CODES[text.charAt(0)] = (char) (lead << 8 | trail);
                    }
                }
            }
        }
    }
}
