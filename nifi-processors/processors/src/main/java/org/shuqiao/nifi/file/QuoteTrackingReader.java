package org.shuqiao.nifi.file;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/** Reader that tracks the quotes of a CSV text (RFC 4180 §2) to detect an unclosed one. */
final class QuoteTrackingReader extends FilterReader {

    private enum State {
        START,
        PLAIN,
        QUOTED,
        CLOSING
    }

    private final char delimiter;
    private State state = State.START;
    private long line = 1;
    private long opened;
    private long length;
    private long longest;

    QuoteTrackingReader(Reader in, char delimiter) {
        super(in);
        this.delimiter = delimiter;
    }

    /** Returns whether the text ended inside quotes. */
    boolean open() {
        return state == State.QUOTED;
    }

    /** @return the line where the last quoted cell began */
    long opened() {
        return opened;
    }

    /** @return characters of the longest cell so far */
    long longest() {
        return longest;
    }

    @Override
    public int read() throws IOException {
        int c = super.read();
        if (c >= 0) {
            take((char) c);
        }
        return c;
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        int count = super.read(buffer, offset, length);
        for (int i = 0; i < count; i++) {
            take(buffer[offset + i]);
        }
        return count;
    }

    private void take(char c) {
        if (c == '\n') {
            line++;
        }
        boolean end = c == delimiter || c == '\n' || c == '\r';
        length = end && state != State.QUOTED ? 0 : length + 1;
        longest = Math.max(longest, length);
        state = switch (state) {
            case START -> c == '"' ? open(line) : end ? State.START : State.PLAIN;
            case PLAIN -> end ? State.START : State.PLAIN;
            case QUOTED -> c == '"' ? State.CLOSING : State.QUOTED;
            case CLOSING -> c == '"' ? State.QUOTED : end ? State.START : State.PLAIN;
        };
    }

    private State open(long at) {
        opened = at;
        return State.QUOTED;
    }
}
