package org.shuqiao.exchange.domain.audit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import org.shuqiao.base.digest.Sha256;
import org.shuqiao.exchange.domain.store.ExchangeStore;
import org.shuqiao.ledger.security.SecurityEntry;
import org.shuqiao.ledger.security.SecurityEvent;
import org.shuqiao.ledger.security.SecurityFilter;
import org.shuqiao.ledger.security.SecurityKind;
import org.shuqiao.ledger.security.SecurityLog;

/**
 * Compares what two persons agreed on with its entries in the security log, both ways: admissions of operators, whose
 * grants rest on them, and every other change; and the ends of admissions.
 */
public final class AgreedChangesCheck implements AuditCheck {

    private static final int ROWS = 500;

    private final ExchangeStore store;
    private final SecurityLog log;

    public AgreedChangesCheck(ExchangeStore store, SecurityLog log) {
        this.store = store;
        this.log = log;
    }

    /** A change as the store has it. */
    private record Row(String id, String kind, String content, String digest, String state) { }

    @Override
    public String name() {
        return "changes";
    }

    @Override
    public long run(AuditPeriod period, Consumer<Finding> found) {
        Map<String, SecurityEvent> entries = new HashMap<>();
        events(SecurityKind.CHANGE_APPROVED).forEach(entry ->
                entries.put(entry.details().getOrDefault("change", ""), entry));
        List<Row> rows = store.sql("select id, kind, content, digest, state from exchange.change order by id")
                .query((row, number) -> new Row(row.getString("id"), row.getString("kind"),
                        row.getString("content"), row.getString("digest"), row.getString("state"))).list();
        Set<String> approved = new HashSet<>();
        for (Row row : rows) {
            if (row.state().equals("approved")) {
                approved.add(row.id());
                fault(row, Optional.ofNullable(entries.get(row.id()))).ifPresent(fault ->
                        found.accept(finding(row.id(), row.kind() + ", " + fault)));
            }
        }
        entries.forEach((id, entry) -> {
            if (!approved.contains(id)) {
                found.accept(finding(id, entry.details().getOrDefault("what", "?")
                        + ", agreed on by the security log, and not by the store"));
            }
        });
        return rows.size() + ends(found);
    }

    private static Optional<String> fault(Row row, Optional<SecurityEvent> entry) {
        if (!Sha256.tagged(row.content()).equals(row.digest())) {
            return Optional.of("its content is not of the digest that was agreed on");
        }
        if (entry.isEmpty()) {
            return Optional.of("no entry says that two persons agreed");
        }
        return row.digest().equals(entry.get().details().get("digest")) ? Optional.empty()
                : Optional.of("agreed on " + entry.get().details().get("digest") + ", now " + row.digest());
    }

    private long ends(Consumer<Finding> found) {
        Set<String> told = new HashSet<>();
        events(SecurityKind.OPERATOR_ENDED).forEach(entry -> told.add(entry.details().getOrDefault("change", "")));
        Set<String> ended = new HashSet<>(store.sql("select admission from exchange.operator_end")
                .query(String.class).list());
        told.stream().filter(id -> !ended.contains(id)).sorted().forEach(id ->
                found.accept(finding(id, "operator-admit, ended by the security log, and in force by the store")));
        ended.stream().filter(id -> !told.contains(id)).sorted().forEach(id ->
                found.accept(finding(id, "operator-admit, ended, no entry says so")));
        return ended.size();
    }

    private List<SecurityEvent> events(SecurityKind kind) {
        SecurityFilter filter = new SecurityFilter(Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.of(kind));
        List<SecurityEvent> all = new ArrayList<>();
        OptionalLong before = OptionalLong.empty();
        List<SecurityEntry> page;
        do {
            page = log.find(filter, before, ROWS);
            page.forEach(entry -> all.add(entry.event()));
            before = page.isEmpty() ? before : OptionalLong.of(page.getLast().index());
        } while (page.size() == ROWS);
        return all;
    }

    private static Finding finding(String id, String detail) {
        return new Finding(FindingKind.AGREEMENT_CHANGED, id, detail);
    }
}
