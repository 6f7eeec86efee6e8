package org.shuqiao.exchange.domain.trace;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.account.Permissions;
import org.shuqiao.exchange.domain.account.Role;
import org.shuqiao.exchange.domain.file.FileCode;
import org.shuqiao.exchange.domain.file.FileFormat;
import org.shuqiao.exchange.domain.grant.PolicyJson;
import org.shuqiao.exchange.domain.store.ExchangeStore;

/**
 * Finds the receipt of the file from which rows come. First by the form mark, whose chance of a false match is reckoned
 * and bounded; where none is left, by the rows themselves, which may be those of several receipts.
 */
public final class Traces {

    /** Rows that are looked at, from the beginning. */
    static final long MOST_ROWS = 100_000;
    /** Chance, over all receipts together, that one of them fits by accident: what is less likely is held for found. */
    static final double CHANCE = 1e-9;
    private static final double ROWS_SHARE = 0.95;
    private static final int LEAST_HASHES = 32;

    private final ExchangeStore store;
    private final Permissions permissions;
    private final TraceKeys keys;

    public Traces(ExchangeStore store, Permissions permissions, TraceKeys keys) {
        this.store = store;
        this.permissions = permissions;
        this.keys = keys;
    }

    private record Delivered(String record, String consumer, String purpose, String resource, String at,
            byte[] sketch) {

        TraceFinding.Match match(double share, int compared, Optional<Double> chance) {
            return new TraceFinding.Match(record, consumer, purpose, resource, at, share, compared, chance);
        }
    }

    /** @throws CodedException {@code TRACE_UNREADABLE} */
    public TraceFinding trace(Actor actor, Path file, FileFormat format) {
        permissions.require(actor, Role.AUDITOR, Role.AUTHORITY);
        Suspect suspect = new Suspect(keys.hashes());
        try {
            SuspectFile.read(file, format, suspect::row);
        } catch (IOException | RuntimeException e) {
            throw new CodedException(FileCode.TRACE_UNREADABLE, format.id());
        }
        List<Delivered> delivered = delivered();
        List<TraceFinding.Match> marked = marked(suspect.forms(), delivered);
        if (!marked.isEmpty()) {
            return finding(marked.size() == 1 ? TraceFinding.Verdict.BY_MARK : TraceFinding.Verdict.MIXED, suspect,
                    marked);
        }
        return byRows(suspect, delivered);
    }

    private TraceFinding byRows(Suspect suspect, List<Delivered> delivered) {
        long[] hashes = suspect.hashes();
        List<TraceFinding.Match> same = new ArrayList<>();
        boolean enough = delivered.isEmpty();
        for (Delivered each : delivered) {
            RowSketch.Overlap overlap = RowSketch.overlap(each.sketch(), hashes);
            enough |= overlap.looked() >= LEAST_HASHES;
            if (overlap.looked() >= LEAST_HASHES && overlap.share() >= ROWS_SHARE) {
                same.add(each.match(overlap.share(), overlap.looked(), Optional.empty()));
            }
        }
        return finding(switch (same.size()) {
            case 0 -> enough ? TraceFinding.Verdict.NONE : TraceFinding.Verdict.TOO_LITTLE;
            case 1 -> TraceFinding.Verdict.BY_ROWS;
            default -> TraceFinding.Verdict.SAME_ROWS;
        }, suspect, same);
    }

    private List<TraceFinding.Match> marked(Map<String, Boolean> forms, List<Delivered> delivered) {
        List<TraceFinding.Match> found = new ArrayList<>();
        for (Delivered each : delivered) {
            FormMark mark = keys.mark(each.record());
            int right = (int) forms.entrySet().stream()
                    .filter(form -> mark.marks(form.getKey()) == form.getValue()).count();
            double chance = Binomial.atLeast(right, forms.size()) * delivered.size();
            if (chance <= CHANCE) {
                found.add(each.match((double) right / forms.size(), forms.size(), Optional.of(chance)));
            }
        }
        return found;
    }

    private static TraceFinding finding(TraceFinding.Verdict verdict, Suspect suspect,
            List<TraceFinding.Match> matches) {
        List<TraceFinding.Match> best = matches.stream()
                .sorted(Comparator.comparing(TraceFinding.Match::share).reversed()).toList();
        return new TraceFinding(verdict, suspect.rows(), best, suspect.visible());
    }

    private List<Delivered> delivered() {
        return store.sql("""
                select id, consumer, purpose, resource, made_at, sketch from exchange.file
                where sketch is not null order by made_at""")
                .query((row, number) -> new Delivered(row.getString("id"), row.getString("consumer"),
                        row.getString("purpose"), row.getString("resource"),
                        PolicyJson.time(row.getTimestamp("made_at").toInstant()), row.getBytes("sketch"))).list();
    }
}
