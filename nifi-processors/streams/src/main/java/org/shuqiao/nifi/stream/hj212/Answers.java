package org.shuqiao.nifi.stream.hj212;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/** Answers of the upper computer: 9014 to data, 9013 to a heartbeat and to notices, from the system's own ST. */
final class Answers {

    private static final String SYSTEM = "91";
    private static final String DATA = "9014";
    private static final String NOTICE = "9013";
    private static final String HEARTBEAT = "9015";

    private Answers() { }

    /** @return the answer that the sender waits for, if it does */
    static Optional<byte[]> to(Frame frame) {
        boolean heartbeat = frame.cn().equals(HEARTBEAT);
        if (!heartbeat && !frame.wantsAnswer() || frame.cn().startsWith("90") && !heartbeat) {
            return Optional.empty();
        }
        String command = frame.isData() ? DATA : NOTICE;
        String segment = "QN=" + frame.qn() + ";ST=" + SYSTEM + ";CN=" + command + ";PW=" + frame.password() + ";MN="
                + frame.mn() + ";Flag=" + frame.edition().flag() + ";CP=&&&&";
        return Optional.of(write(segment).getBytes(StandardCharsets.UTF_8));
    }

    static String write(String segment) {
        return String.format(Locale.ROOT, "##%04d%s%s\r\n", segment.length(), segment, Crc.of(segment));
    }
}
