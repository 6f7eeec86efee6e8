package org.shuqiao.nifi.stream.hj212;

/** Frame as a device of the edition of 2017 sends it and waits for the answer. */
public final class SentFrame {

    private SentFrame() { }

    /** @param time as {@code yyyyMMddHHmmss} */
    public static String data(String mn, String time, String area) {
        return Frames.data(mn, time, area);
    }
}
