package org.shuqiao.ledger.verifier;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.ledger.error.LedgerCode;
import org.shuqiao.ledger.merkle.Hash;
import org.shuqiao.ledger.receipt.Receipt;
import org.shuqiao.ledger.record.ExchangeRecord;

/**
 * History that valid receipts tell together. Equal sizes with other roots, one subtree with two hashes, one index, id
 * or number for two records: each proves that the log showed two histories. A number that is missing below a higher one
 * is a record that was not handed over.
 */
final class History {

    private final Map<String, Hash> roots = new HashMap<>();
    private final Set<Head> heads = new HashSet<>();
    private final TreeNodes nodes = new TreeNodes();
    private final Map<Long, Hash> leaves = new HashMap<>();
    private final Map<String, Long> indexes = new HashMap<>();
    private final Map<String, TreeMap<Long, Long>> sequences = new TreeMap<>();
    private final List<BundleReport.Finding> findings = new ArrayList<>();

    void add(Head head) {
        heads.add(head);
        Hash other = roots.putIfAbsent(head.origin() + " " + head.size(), head.root());
        if (other != null && !other.equals(head.root())) {
            found(LedgerCode.BUNDLE_CONTRADICTION, "size " + head.size());
        }
    }

    void add(Receipt receipt) {
        ExchangeRecord record = receipt.record();
        add(Head.of(receipt.checkpoint()));
        nodes.add(receipt).ifPresent(node ->
                found(LedgerCode.BUNDLE_CONTRADICTION, "node " + node.level() + "/" + node.index()));
        Long same = indexes.putIfAbsent(record.id(), receipt.index());
        if (same != null) {
            boolean equal = same == receipt.index() && leaves.get(same).equals(record.leaf());
            found(equal ? LedgerCode.BUNDLE_DUPLICATE : LedgerCode.BUNDLE_CONTRADICTION, record.id());
            return;
        }
        if (leaves.putIfAbsent(receipt.index(), record.leaf()) != null) {
            found(LedgerCode.BUNDLE_CONTRADICTION, "index " + receipt.index());
        }
        record.sequences().forEach((grant, sequence) -> count(grant, sequence, receipt.index()));
        record.consumerSequence().ifPresent(sequence ->
                count(record.draft().consumer(), sequence, receipt.index()));
    }

    /** A log gives numbers in the order of its records. */
    private void count(String of, long sequence, long index) {
        TreeMap<Long, Long> numbers = sequences.computeIfAbsent(of, any -> new TreeMap<>());
        Map.Entry<Long, Long> before = numbers.lowerEntry(sequence);
        Map.Entry<Long, Long> after = numbers.higherEntry(sequence);
        if (numbers.putIfAbsent(sequence, index) != null || before != null && before.getValue() >= index
                || after != null && after.getValue() <= index) {
            found(LedgerCode.BUNDLE_CONTRADICTION, of + " #" + sequence);
        }
    }

    Set<Head> heads() {
        return heads;
    }

    /** @return what the receipts say about each other, gaps last */
    List<BundleReport.Finding> findings() {
        List<BundleReport.Finding> all = new ArrayList<>(findings);
        sequences.forEach((of, numbers) -> {
            long expected = 1;
            for (long number : numbers.keySet()) {
                if (number > expected) {
                    String range = expected == number - 1 ? String.valueOf(expected)
                            : expected + "–" + (number - 1);
                    all.add(BundleReport.Finding.of(of + " #" + range,
                            new CodedException(LedgerCode.BUNDLE_GAP, of, range)));
                }
                expected = number + 1;
            }
        });
        return all;
    }

    private void found(LedgerCode code, String place) {
        findings.add(BundleReport.Finding.of(place, new CodedException(code, place)));
    }
}
