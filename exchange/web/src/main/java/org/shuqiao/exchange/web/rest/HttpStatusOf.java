package org.shuqiao.exchange.web.rest;

import java.util.Map;
import org.springframework.http.HttpStatus;

/** The HTTP status of a coded error: refused unless the code says otherwise. */
final class HttpStatusOf {

    private static final Map<String, HttpStatus> STATUS = Map.ofEntries(
            Map.entry("SQ-SRV-0001", HttpStatus.UNAUTHORIZED),
            Map.entry("SQ-SRV-0002", HttpStatus.BAD_REQUEST),
            Map.entry("SQ-SRV-0003", HttpStatus.NOT_FOUND),
            Map.entry("SQ-SRV-0101", HttpStatus.CONFLICT),
            Map.entry("SQ-SRV-0102", HttpStatus.NOT_FOUND),
            Map.entry("SQ-SRV-0103", HttpStatus.NOT_FOUND),
            Map.entry("SQ-CAT-0207", HttpStatus.NOT_FOUND),
            Map.entry("SQ-EXC-0001", HttpStatus.FORBIDDEN),
            Map.entry("SQ-EXC-0002", HttpStatus.FORBIDDEN),
            Map.entry("SQ-EXC-0005", HttpStatus.FORBIDDEN),
            Map.entry("SQ-EXC-0020", HttpStatus.NOT_FOUND),
            Map.entry("SQ-EXC-0024", HttpStatus.NOT_FOUND),
            Map.entry("SQ-LED-0074", HttpStatus.NOT_FOUND));

    private HttpStatusOf() {
    }

    static HttpStatus code(String id) {
        return STATUS.getOrDefault(id, HttpStatus.UNPROCESSABLE_CONTENT);
    }
}
