package org.shuqiao.nifi.service;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.shuqiao.nifi.batch.RowsWriter;

/** Pull of all pages of a service. */
final class PagedPull {

    private final ServiceClient calls;
    private final PageReader reader;
    private final Paging paging;

    /**
     * Paging parameters of a service.
     *
     * @param url the address, which may have parameters of its own
     * @param page the parameter with the page number
     * @param size the parameter with the page size
     * @param first the number of the first page
     * @param limit rows of a page
     */
    record Paging(String url, String page, String size, int first, int limit) {

        URI uri(int number, Optional<String> since) {
            String query = page + "=" + number + "&" + size + "=" + limit + since.map(given -> "&" + given).orElse("");
            return URI.create(url + (url.contains("?") ? "&" : "?") + query);
        }
    }

    /**
     * Lower bound of a keyset pull.
     *
     * @param names watermark and key
     * @param from exclusive, empty for none
     * @param since the parameter for the watermark
     * @param settled the newest watermark that is taken: what is written late has until then to become visible
     * @param now no watermark is later
     * @param behind how many rows with the watermark of {@code from} were at or below it
     */
    record After(List<String> names, List<String> from, Optional<String> since, Optional<OffsetDateTime> settled,
            OffsetDateTime now, OptionalLong behind, Watermarks order) {

        Optional<String> parameter() {
            return from.isEmpty() ? Optional.empty() : since.map(name -> name + "="
                    + URLEncoder.encode(from.getFirst(), StandardCharsets.UTF_8));
        }
    }

    /**
     * Result of reading the pages.
     *
     * @param to the newest tuple, empty without a keyset or rows
     * @param ahead rows that were held back because their watermark is later than now
     * @param late rows with the watermark of the lower bound that were not there when it was taken
     * @param ties rows with the watermark of {@code to}
     */
    record Read(List<String> to, long nullWatermarks, long ahead, long late, long ties, long pages) { }

    PagedPull(ServiceClient calls, PageReader reader, Paging paging) {
        this.calls = calls;
        this.reader = reader;
        this.paging = paging;
    }

    /**
     * @param most rows to take, 0 for all
     * @throws org.shuqiao.base.error.CodedException PAGES_DRIFT, and what the calls throw
     */
    Read read(Optional<After> after, PageDriftDetector drift, ServiceRows rows, RowsWriter writer, long most)
            throws IOException {
        Bound bound = new Bound(after);
        int page = paging.first();
        while (true) {
            PageReader.Page answer = calls.get(paging.uri(page, after.flatMap(After::parameter)), reader::read);
            page++;
            drift.page(answer);
            for (Map<String, PageReader.Value> row : answer.rows()) {
                if (most > 0 && writer.rows() >= most) {
                    break;
                }
                if (bound.takes(row)) {
                    writer.write(rows.cells(row));
                }
            }
            if (most > 0 && writer.rows() >= most) {
                break;
            }
            // without a total only an empty page is the end: a server may give shorter pages than asked for
            if (answer.rows().isEmpty() || drift.complete()) {
                drift.end();
                break;
            }
        }
        rows.check();
        return bound.read(page - (long) paging.first());
    }

    /** Filter for rows above the lower bound that also tracks the newest. */
    private static final class Bound {

        private final Optional<After> after;
        private List<String> newest = List.of();
        private long nulls;
        private long ahead;
        private long behind;
        private long ties;

        Bound(Optional<After> after) {
            this.after = after;
        }

        boolean takes(Map<String, PageReader.Value> row) {
            if (after.isEmpty()) {
                return true;
            }
            List<String> tuple = new ArrayList<>();
            for (String name : after.get().names()) {
                Optional<String> text = row.containsKey(name) ? row.get(name).text() : Optional.empty();
                if (text.isEmpty()) {
                    nulls++;
                    return false;
                }
                tuple.add(text.get());
            }
            return takes(tuple, after.get());
        }

        private boolean takes(List<String> tuple, After bound) {
            Watermarks order = bound.order();
            if (order.ahead(tuple.getFirst(), bound.now())) {
                ahead++;
                return false;
            }
            if (!bound.from().isEmpty() && order.compare(tuple, bound.from()) <= 0) {
                behind += order.compareFirst(tuple, bound.from()) == 0 ? 1 : 0;
                return false;
            }
            if (bound.settled().filter(upTo -> order.time(tuple.getFirst()).isAfter(upTo)).isPresent()) {
                return false;
            }
            count(tuple, order);
            return true;
        }

        private void count(List<String> tuple, Watermarks order) {
            int time = newest.isEmpty() ? 1 : order.compareFirst(tuple, newest);
            ties = time > 0 ? 1 : time == 0 ? ties + 1 : ties;
            if (newest.isEmpty() || order.compare(tuple, newest) > 0) {
                newest = tuple;
            }
        }

        Read read(long pages) {
            boolean onward = after.isPresent() && !newest.isEmpty() && !after.get().from().isEmpty()
                    && after.get().order().compareFirst(newest, after.get().from()) == 0;
            long before = after.isPresent() && after.get().behind().isPresent()
                    ? after.get().behind().getAsLong() : behind;
            return new Read(newest, nulls, ahead, Math.max(0, behind - before), onward ? ties + behind : ties, pages);
        }
    }
}
