package org.shuqiao.nifi.service;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.shuqiao.base.digest.Sha256;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.nifi.error.CollectCode;

/**
 * Detects rows that move between pages during a pull. Signs are a changed total or a row repeated from an earlier page.
 */
final class PageDriftDetector {

    private final String source;
    private final List<String> key;
    private final MessageDigest sha = Sha256.create();
    private final Set<Long> earlier = new HashSet<>();
    private OptionalLong total = OptionalLong.empty();
    private long rows;

    /** @param key what tells rows apart; without it, the whole row */
    PageDriftDetector(String source, List<String> key) {
        this.source = source;
        this.key = key;
    }

    void page(PageReader.Page page) {
        if (page.total().isPresent()) {
            if (total.isPresent() && total.getAsLong() != page.total().getAsLong()) {
                throw drift();
            }
            total = page.total();
        }
        Set<Long> here = new HashSet<>();
        for (Map<String, PageReader.Value> row : page.rows()) {
            long hash = hash(row);
            if (earlier.contains(hash)) {
                throw drift();
            }
            here.add(hash);
        }
        earlier.addAll(here);
        rows += page.rows().size();
        if (total.isPresent() && rows > total.getAsLong()) {
            throw drift();
        }
    }

    /** Returns whether all rows that were announced have come. */
    boolean complete() {
        return total.isPresent() && rows == total.getAsLong();
    }

    /** The service has no more pages. */
    void end() {
        if (total.isPresent() && rows != total.getAsLong()) {
            throw drift();
        }
    }

    private CodedException drift() {
        return new CodedException(CollectCode.PAGES_DRIFT, source);
    }

    private long hash(Map<String, PageReader.Value> row) {
        for (String name : key.isEmpty() ? row.keySet() : key) {
            PageReader.Value value = row.get(name);
            String text = value == null ? "" : value.text().map(some -> "=" + some).orElse("");
            sha.update((name + text + "\u0000").getBytes(StandardCharsets.UTF_8));
        }
        return ByteBuffer.wrap(sha.digest()).getLong();
    }
}
