package org.shuqiao.nifi.stream.hj212;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Frames for the tests: real ones from a file, and made ones with the right length and check code. */
final class Frames {

    static final String MN = "010000A8900016F000169DC0";

    private Frames() { }

    record Known(String edition, String mn, String cn, boolean wantsAnswer, String text) { }

    static List<Known> known() {
        try (var in = Frames.class.getResourceAsStream("frames.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines()
                    .filter(line -> !line.startsWith("#")).map(line -> line.split("\\|", 5))
                    .map(part -> new Known(part[0], part[1], part[2], Boolean.parseBoolean(part[3]), part[4])).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String made(String segment) {
        return Answers.write(segment).strip();
    }

    static String data(String mn, String time, String area) {
        return made("QN=" + time + "000;ST=32;CN=2011;PW=123456;MN=" + mn + ";Flag=5;CP=&&DataTime=" + time + ";" + area
                + "&&");
    }

    /** Feeds a text in pieces of some length. */
    static List<Raw> split(String text, int... pieces) {
        FrameSplitter splitter = new FrameSplitter();
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        List<Raw> found = new ArrayList<>();
        int at = 0;
        for (int i = 0; at < bytes.length; i++) {
            int count = Math.min(pieces[i % pieces.length], bytes.length - at);
            byte[] piece = new byte[count];
            System.arraycopy(bytes, at, piece, 0, count);
            found.addAll(splitter.feed(piece, count));
            at += count;
        }
        return found;
    }

    static Frame read(String text) {
        return read(text, DeviceKeys.NONE);
    }

    static Frame read(String text, DeviceKeys keys) {
        return new FrameReader(keys).read((Raw.Whole) split(text + "\r\n", 4096).getFirst(), "10.0.0.1");
    }
}
