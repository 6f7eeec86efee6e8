package org.shuqiao.exchange.domain.subscription;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** Marks of the rows that a consumer holds, each as often as it holds the row. */
final class HeldRows {

    private final Map<RowMark, Integer> counts;

    private HeldRows(Map<RowMark, Integer> counts) {
        this.counts = counts;
    }

    static HeldRows read(byte[] bytes) {
        Map<RowMark, Integer> counts = new LinkedHashMap<>(bytes.length / RowMark.BYTES * 2);
        ByteBuffer from = ByteBuffer.wrap(bytes);
        while (from.hasRemaining()) {
            counts.merge(RowMark.read(from), 1, Integer::sum);
        }
        return new HeldRows(counts);
    }

    HeldRows copy() {
        return new HeldRows(new LinkedHashMap<>(counts));
    }

    void add(RowMark mark) {
        counts.merge(mark, 1, Integer::sum);
    }

    /** @return whether there was one to take away */
    boolean take(RowMark mark) {
        Integer held = counts.get(mark);
        if (held == null) {
            return false;
        }
        if (held == 1) {
            counts.remove(mark);
        } else {
            counts.put(mark, held - 1);
        }
        return true;
    }

    /** @return the marks by what their rows are known by, in that order */
    Map<String, Deque<RowMark>> byRow() {
        Map<String, Deque<RowMark>> rows = new TreeMap<>();
        counts.forEach((mark, count) -> {
            Deque<RowMark> of = rows.computeIfAbsent(mark.row(), row -> new ArrayDeque<>());
            for (int i = 0; i < count; i++) {
                of.add(mark);
            }
        });
        return rows;
    }

    byte[] bytes() {
        ByteBuffer into = ByteBuffer.allocate(counts.values().stream().mapToInt(each -> each).sum() * RowMark.BYTES);
        counts.forEach((mark, count) -> {
            for (int i = 0; i < count; i++) {
                mark.write(into);
            }
        });
        return into.array();
    }
}
