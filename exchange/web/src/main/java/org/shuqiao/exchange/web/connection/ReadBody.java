package org.shuqiao.exchange.web.connection;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.Locale;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.web.error.ServerCode;

/** Body of a request while it comes: its size and its rate are held against what its kind may have. */
final class ReadBody {

    /** Time that any body has. */
    static final Duration GRACE = Duration.ofSeconds(8);
    /** Bytes a second beyond that time: a line of 64 kbit/s keeps up. */
    static final int LEAST_RATE = 4 << 10;

    private static final int FORM = 256 << 10;
    private static final int DOCUMENT = 1 << 20;
    private static final int UPLOAD = 5 << 20; // the parts in it have their own limit

    private final int most;
    private final long started = System.nanoTime();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    private ReadBody(int most) {
        this.most = most;
    }

    /** @param type as the request gives it, or null; an unknown kind has the limit of a document */
    static ReadBody of(String type) {
        String kind = type == null ? "" : type.toLowerCase(Locale.ROOT).replaceAll("[; ].*", "");
        return new ReadBody(switch (kind) {
            case "application/x-www-form-urlencoded" -> FORM;
            case "multipart/form-data", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" -> UPLOAD;
            default -> DOCUMENT;
        });
    }

    void add(byte[] buffer, int length) throws BodyRefusedException {
        bytes.write(buffer, 0, length);
        if (bytes.size() > most) {
            throw new BodyRefusedException(new CodedException(ServerCode.BODY_TOO_LARGE, mostKilobytes()));
        }
        long allowed = GRACE.toNanos() + Duration.ofSeconds(1).toNanos() / LEAST_RATE * bytes.size();
        if (System.nanoTime() - started > allowed) {
            throw new BodyRefusedException(new CodedException(ServerCode.BODY_SLOW));
        }
    }

    int most() {
        return most;
    }

    int mostKilobytes() {
        return most >> 10;
    }

    int size() {
        return bytes.size();
    }

    byte[] bytes() {
        return bytes.toByteArray();
    }
}
