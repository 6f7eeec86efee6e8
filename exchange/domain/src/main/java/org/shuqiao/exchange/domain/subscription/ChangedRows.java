package org.shuqiao.exchange.domain.subscription;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.shuqiao.base.digest.Sha256;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.domain.correction.CorrectedRow;
import org.shuqiao.exchange.domain.delivery.RowTarget;
import org.shuqiao.query.answer.AnswerColumn;
import org.shuqiao.query.answer.CanonicalAnswer;
import org.shuqiao.query.answer.StreamedAnswer;

/**
 * Compares the rows that are granted now with those that the consumer holds and keeps what changed, up to a limit. It
 * sees the granted result alone, masked and filtered: what the consumer may not see cannot show as a change.
 */
final class ChangedRows implements RowTarget {

    /** Rows of a resource that are compared at most: their marks are held in memory. */
    static final long MOST = 500_000;

    private final Subscription subscription;
    private final String record;
    private final int limit;
    private final RowMarks marks;
    private final HeldRows held;
    private final HeldRows unmatched;
    private final Function<List<String>, List<CorrectedRow>> corrected;
    private final List<Fresh> kept = new ArrayList<>();
    private final Map<String, Integer> leftOut = new HashMap<>();
    private List<AnswerColumn> columns = List.of();
    private List<String> names = List.of();
    private List<Integer> key = List.of();
    private long rows;
    private boolean handsOn;
    private Optional<ChangeSet> changes = Optional.empty();

    /** A row that the consumer does not hold so. */
    private record Fresh(RowMark mark, List<Optional<String>> values) { }

    /** @param corrected tells, by the columns that are given, which corrections were not followed yet */
    ChangedRows(Subscription subscription, String record, int limit, RowMarks marks, byte[] held,
            Function<List<String>, List<CorrectedRow>> corrected) {
        this.subscription = subscription;
        this.record = record;
        this.limit = limit;
        this.marks = marks;
        this.held = HeldRows.read(held);
        this.unmatched = this.held.copy();
        this.corrected = corrected;
    }

    @Override
    public void begin(List<AnswerColumn> given) {
        columns = given;
        names = given.stream().map(AnswerColumn::name).toList();
        // a key that is no longer given would tell which rows belong together: they are known by what they say then
        key = names.containsAll(subscription.key()) ? subscription.key().stream().map(names::indexOf).toList()
                : List.of();
    }

    @Override
    public void row(List<Object> values) {
        if (++rows > MOST) {
            throw new CodedException(SubscriptionCode.TOO_MANY_ROWS, MOST);
        }
        RowMark mark = marks.of(names, key, values);
        boolean known = unmatched.take(mark);
        handsOn = !known && kept.size() < limit;
        if (handsOn) {
            kept.add(new Fresh(mark, values.stream()
                    .map(value -> Optional.ofNullable(value).map(CanonicalAnswer::text)).toList()));
        } else if (!known) {
            leftOut.merge(mark.row(), 1, Integer::sum);
        }
    }

    @Override
    public boolean handsOn() {
        return handsOn;
    }

    @Override
    public boolean compares() {
        return true;
    }

    @Override
    public void finish() {
        List<CorrectedRow> waiting = corrected.apply(names);
        Map<String, String> pointed = pointed(waiting);
        Map<String, Deque<RowMark>> left = unmatched.byRow();
        boolean more = !leftOut.isEmpty();
        List<RowChange> all = new ArrayList<>();
        for (Fresh fresh : kept) {
            String row = fresh.mark().row();
            Optional<RowMark> before = Optional.ofNullable(left.getOrDefault(row, new ArrayDeque<>()).poll());
            before.ifPresent(held::take);
            held.add(fresh.mark());
            all.add(new RowChange(before.isPresent() ? RowChange.Kind.CHANGED : RowChange.Kind.ADDED, row,
                    fresh.values(), Optional.ofNullable(pointed.get(row))));
        }
        for (Map.Entry<String, Deque<RowMark>> gone : left.entrySet()) {
            // a row of which the change is left out this time is not gone
            for (int i = gone.getValue().size() - leftOut.getOrDefault(gone.getKey(), 0); i > 0; i--) {
                if (all.size() == limit) {
                    more = true;
                    break;
                }
                held.take(gone.getValue().remove());
                all.add(new RowChange(RowChange.Kind.REMOVED, gone.getKey(), List.of(),
                        Optional.ofNullable(pointed.get(gone.getKey()))));
            }
        }
        changes = Optional.of(new ChangeSet(subscription.id(), subscription.cursor(),
                all.isEmpty() ? subscription.cursor() : record, more, columns, key.stream().map(names::get).toList(),
                all, corrections(all, waiting)));
    }

    /** Leads from what rows are known by to their corrections, where one item tells a row. */
    private Map<String, String> pointed(List<CorrectedRow> waiting) {
        Map<String, String> pointed = new HashMap<>();
        if (key.size() == 1) {
            waiting.stream().filter(each -> !each.row().isBlank()).forEach(each ->
                    pointed.put(marks.known(names.get(key.getFirst()), each.row()), each.objection()));
        }
        return pointed;
    }

    /** Those of the rows; where no single item tells a row, all that were told and not followed yet. */
    private List<String> corrections(List<RowChange> all, List<CorrectedRow> waiting) {
        Set<String> named = new LinkedHashSet<>();
        all.forEach(change -> change.correction().ifPresent(named::add));
        waiting.stream().filter(each -> !all.isEmpty() && (key.size() != 1 || each.row().isBlank()))
                .forEach(each -> named.add(each.objection()));
        return List.copyOf(named);
    }

    /** @return the changes, once all rows were read */
    ChangeSet changes() {
        return changes.orElseThrow();
    }

    /** @return marks of what the consumer holds once it has these changes */
    byte[] heldThen() {
        return held.bytes();
    }

    @Override
    public String digest(byte[] salt) {
        MessageDigest sha = Sha256.create();
        sha.update(salt);
        sha.update(changes().text().getBytes(StandardCharsets.UTF_8));
        return Sha256.tagged(sha);
    }

    @Override
    public StreamedAnswer handed(StreamedAnswer read) {
        return new StreamedAnswer(changes().changes().size(), read.snapshots(), read.grantsUsed(), Map.of(),
                read.persons(), this::digest);
    }
}
