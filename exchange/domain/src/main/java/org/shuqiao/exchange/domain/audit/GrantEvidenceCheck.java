package org.shuqiao.exchange.domain.audit;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.domain.ExchangeCode;
import org.shuqiao.exchange.domain.act.Acts;
import org.shuqiao.exchange.domain.entry.EntryActs;
import org.shuqiao.exchange.domain.grant.Grant;
import org.shuqiao.exchange.domain.grant.GrantRepository;
import org.shuqiao.exchange.domain.resource.Binding;
import org.shuqiao.exchange.domain.resource.Bindings;
import org.shuqiao.exchange.domain.store.ExchangeStore;
import org.shuqiao.ledger.act.ActKind;

/** Compares the rows of grants and bindings with what the providers signed. */
public final class GrantEvidenceCheck implements AuditCheck {

    private final ExchangeStore store;
    private final GrantRepository grants;
    private final Bindings bindings;
    private final Acts acts;

    public GrantEvidenceCheck(ExchangeStore store, GrantRepository grants, Bindings bindings, Acts acts) {
        this.store = store;
        this.grants = grants;
        this.bindings = bindings;
        this.acts = acts;
    }

    @Override
    public String name() {
        return "signed-grants";
    }

    @Override
    public long run(AuditPeriod period, Consumer<Finding> found) {
        List<Grant> all = grants.all();
        for (Grant grant : all) {
            grant.evidence().fault().ifPresent(fault ->
                    found.accept(new Finding(kind(fault), grant.id(), "row and signed document differ: " + fault)));
        }
        unreadable(all, found);
        missing(found);
        return all.size() + bindings(found);
    }

    /** A row that is not even a grant is left out of every list. */
    private void unreadable(List<Grant> readable, Consumer<Finding> found) {
        Set<String> known = readable.stream().map(Grant::id).collect(Collectors.toSet());
        store.sql("select id from exchange.grant_ order by id").query(String.class).list().stream()
                .filter(id -> !known.contains(id))
                .forEach(id -> found.accept(new Finding(FindingKind.GRANT_CHANGED, id, "the row is not readable")));
    }

    /** A grant whose act is there and whose row is not. */
    private void missing(Consumer<Finding> found) {
        store.sql("""
                select distinct a.id from exchange.act a where a.kind = 'grant' and a.state = 'signed'
                    and not exists (select from exchange.grant_ g where g.id = a.id) order by 1""")
                .query(String.class).list()
                .forEach(id -> found.accept(new Finding(FindingKind.GRANT_MISSING, id, "signed, and no row")));
    }

    private long bindings(Consumer<Finding> found) {
        record Bound(String resource, int version) { }
        List<Bound> bound = store.sql("select resource, version from exchange.binding order by 1, 2")
                .query((row, number) -> new Bound(row.getString(1), row.getInt(2))).list();
        for (Bound each : bound) {
            String id = EntryActs.id(each.resource(), each.version());
            acts.signed(ActKind.ENTRY, id).flatMap(act -> EntryActs.binding(act.act())).ifPresent(table -> {
                Binding signed = table.binding();
                String now = bound(each.resource(), each.version());
                if (!now.equals(text(signed))) {
                    found.accept(new Finding(FindingKind.BINDING_CHANGED, id, "signed " + text(signed) + ", bound "
                            + now));
                }
            });
        }
        return bound.size();
    }

    private String bound(String resource, int version) {
        try {
            return text(bindings.of(resource, version));
        } catch (CodedException e) {
            return e.code().id();
        }
    }

    private static String text(Binding binding) {
        return binding.backing().label() + " as " + binding.table();
    }

    private static FindingKind kind(String fault) {
        return switch (fault) {
            case "policy", "policy_digest", "consumer", "purpose", "resource", "version" -> FindingKind.POLICY_CHANGED;
            case "valid_from", "valid_to" -> FindingKind.PERIOD_CHANGED;
            case "id", "request", "provider", "title" -> FindingKind.GRANT_CHANGED;
            default -> fault.equals(ExchangeCode.ACTS_BROKEN.id()) ? FindingKind.ACTS_CHANGED
                    : FindingKind.GRANT_UNSIGNED;
        };
    }
}
