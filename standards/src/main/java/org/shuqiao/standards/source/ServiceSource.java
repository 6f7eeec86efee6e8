package org.shuqiao.standards.source;

import java.util.Optional;

/**
 * Source that is a paged JSON service over HTTP.
 *
 * @param header the request header that carries the key
 * @param secret the name of the key, not the key
 * @param rate requests a second at most
 */
public record ServiceSource(
        String url, Optional<String> header, Optional<String> secret, Paging paging, int rate, SliceStrategy slice)
        implements Source {

    /**
     * Paging parameters of a service.
     *
     * @param page the parameter with the page number
     * @param size the parameter with the page size
     * @param first the number of the first page
     * @param limit rows of a page
     * @param rows JSON pointer to the rows
     * @param total JSON pointer to the number of all rows
     */
    public record Paging(String page, String size, int first, int limit, String rows, Optional<String> total) { }
}
