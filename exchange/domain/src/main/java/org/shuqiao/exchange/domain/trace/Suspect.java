package org.shuqiao.exchange.domain.trace;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Gathers traces from the rows of a file whose origin is asked for. */
final class Suspect {

    /** Texts whose form is compared, at most; three hundred right ones are more than any chance. */
    static final int CELLS = 600;
    private static final Pattern RECORD = Pattern.compile("\\b[0-9A-HJKMNP-TV-Z]{26}\\b");
    private static final Pattern NO_TEXT = Pattern.compile("(?i)-?[\\d.]+|\\d{4}-\\d\\d-\\d\\d.*|true|false");

    private final CellHashes hashes;
    private final Map<String, Boolean> forms = new LinkedHashMap<>();
    private final Set<String> visible = new LinkedHashSet<>();
    private long[] found = new long[1024];
    private int size;
    private long rows;

    Suspect(CellHashes hashes) {
        this.hashes = hashes;
    }

    /** @return whether another row is wanted */
    boolean row(List<SuspectCell> cells) {
        rows++;
        if (cells.size() == 1) {
            Matcher record = RECORD.matcher(cells.getFirst().text());
            while (record.find()) {
                visible.add(record.group());
            }
        }
        List<String> texts = new ArrayList<>();
        for (SuspectCell cell : cells) {
            texts.add(cell.text());
            cell.marked().filter(marked -> forms.size() < CELLS && FormMark.carries(cell.text())
                    // numbers and dates are never marked; those that are were texts
                    && (marked || !NO_TEXT.matcher(cell.text()).matches()))
                    .ifPresent(marked -> forms.putIfAbsent(cell.text(), marked));
        }
        hashes.of(texts, this::add);
        return rows < Traces.MOST_ROWS;
    }

    private void add(long hash) {
        if (size == found.length) {
            found = Arrays.copyOf(found, size * 2);
        }
        found[size++] = hash;
    }

    long rows() {
        return rows;
    }

    Set<String> visible() {
        return visible;
    }

    /** @return texts with whether each is written in the rarer form */
    Map<String, Boolean> forms() {
        return forms;
    }

    /** @return distinct, in unsigned order */
    long[] hashes() {
        long[] sorted = Arrays.copyOf(found, size);
        for (int i = 0; i < size; i++) {
            sorted[i] ^= Long.MIN_VALUE; // the order of signed numbers is that of unsigned ones then
        }
        long[] distinct = Arrays.stream(sorted).sorted().distinct().toArray();
        for (int i = 0; i < distinct.length; i++) {
            distinct[i] ^= Long.MIN_VALUE;
        }
        return distinct;
    }
}
