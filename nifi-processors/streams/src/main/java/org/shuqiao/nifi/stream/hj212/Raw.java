package org.shuqiao.nifi.stream.hj212;

import org.shuqiao.nifi.stream.error.StreamCode;

/** Part of what a connection sent: something that has the form of a frame, or what has not. */
sealed interface Raw {

    /**
     * A frame between its {@code ##} and its end.
     *
     * @param length as the frame says it
     * @param bytes of the data segment as it travelled
     * @param crc as the frame says it
     */
    record Whole(int length, String segment, int bytes, String crc) implements Raw { }

    /** Bytes that are no frame. */
    record Refused(StreamCode code, String text) implements Raw { }
}
