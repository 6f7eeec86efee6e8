package org.shuqiao.exchange.web.rest;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.domain.overview.ListPosition;
import org.shuqiao.exchange.web.error.ServerCode;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;

/**
 * Page of a list that is asked for. The next one stands in the header {@code Link} (RFC 8288) of the answer.
 *
 * @param limit lines of the page; without one the list is answered whole
 */
record ListPage(Optional<Integer> limit, ListPosition after) {

    private static final int MOST = 500;
    private static final String BETWEEN = "|";

    /** @throws CodedException {@code PAGE_SIZE}, {@code CURSOR_UNREADABLE} */
    static ListPage of(Optional<Integer> limit, Optional<String> cursor) {
        limit.filter(lines -> lines < 1 || lines > MOST).ifPresent(lines -> {
            throw new CodedException(ServerCode.PAGE_SIZE, lines, MOST);
        });
        return new ListPage(limit, cursor.filter(text -> !text.isBlank()).map(ListPage::position)
                .orElse(ListPosition.START));
    }

    /** @return how many lines to read: one more than asked for tells whether there is a next page */
    int read() {
        return limit.map(lines -> lines + 1).orElse(Integer.MAX_VALUE);
    }

    /**
     * @param read what stands after the page's place, at most {@link #read()} lines
     * @param path of the list
     */
    <T, V> ResponseEntity<List<V>> answer(List<T> read, Function<T, ListPosition> position, Function<T, V> view,
            String path) {
        int lines = limit.orElse(Integer.MAX_VALUE);
        ResponseEntity.BodyBuilder answer = ResponseEntity.ok();
        List<T> shown = read.size() > lines ? read.subList(0, lines) : read;
        if (read.size() > lines) {
            answer.header(HttpHeaders.LINK, "<%s?limit=%d&cursor=%s>; rel=\"next\"".formatted(path, lines,
                    cursor(position.apply(shown.getLast()))));
        }
        return answer.body(shown.stream().map(view).toList());
    }

    private static String cursor(ListPosition place) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString((place.at() + BETWEEN + place.id())
                .getBytes(StandardCharsets.UTF_8));
    }

    private static ListPosition position(String cursor) {
        try {
            String read = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            int between = read.indexOf(BETWEEN);
            if (between < 0 || read.indexOf('\0') >= 0) {
                throw new CodedException(ServerCode.CURSOR_UNREADABLE);
            }
            return new ListPosition(Instant.parse(read.substring(0, between)), read.substring(between + 1));
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new CodedException(ServerCode.CURSOR_UNREADABLE, e);
        }
    }
}
