package org.shuqiao.exchange.domain.impact;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.shuqiao.catalog.entry.ItemDraft;
import org.shuqiao.catalog.json.CatalogJson;
import org.shuqiao.catalog.lineage.DerivedTable;
import org.shuqiao.catalog.lineage.Lineages;
import org.shuqiao.catalog.publish.Entries;
import org.shuqiao.catalog.publish.EntryState;
import org.shuqiao.catalog.publish.EntryVersion;
import org.shuqiao.catalog.publish.SubmissionResult;
import org.shuqiao.exchange.domain.account.Role;
import org.shuqiao.exchange.domain.grant.Grant;
import org.shuqiao.exchange.domain.grant.GrantRepository;
import org.shuqiao.exchange.domain.request.Request;
import org.shuqiao.exchange.domain.request.RequestRepository;
import org.shuqiao.exchange.domain.request.RequestState;
import org.shuqiao.exchange.domain.request.RequestedItem;
import org.shuqiao.exchange.domain.store.Columns;
import org.shuqiao.exchange.domain.store.ExchangeStore;

/** Lists whom a change of an entry affects, and keeps the list with the version that was submitted or withdrawn. */
public final class EntryImpacts {

    private static final Set<RequestState> OPEN = EnumSet.of(RequestState.SUBMITTED, RequestState.RETURNED,
            RequestState.AGREED, RequestState.PARTLY_AGREED);
    private static final Set<Grant.Standing> GOES_ON = EnumSet.of(Grant.Standing.ACTIVE, Grant.Standing.NOT_YET,
            Grant.Standing.SUSPENDED);

    private final ExchangeStore store;
    private final Entries entries;
    private final Lineages lineages;
    private final GrantRepository grants;
    private final RequestRepository requests;

    public EntryImpacts(ExchangeStore store, Entries entries, Lineages lineages, GrantRepository grants,
            RequestRepository requests) {
        this.store = store;
        this.entries = entries;
        this.lineages = lineages;
        this.grants = grants;
        this.requests = requests;
    }

    /** Impact as it was when a version was submitted or withdrawn. */
    public record Kept(String occasion, Instant at, String by, EntryImpact impact) { }

    /** @return whom it affects that the entry says from now on what the version says */
    public EntryImpact of(EntryVersion version) {
        return of(version, version.draft().items().stream().map(ItemDraft::name).collect(Collectors.toSet()));
    }

    /** @return whom it affects that nothing of the entry is shared any more */
    private EntryImpact ofWithdrawal(EntryVersion version) {
        return of(version, Set.of());
    }

    private EntryImpact of(EntryVersion version, Set<String> items) {
        if (version.code().isEmpty()) {
            return new EntryImpact(List.of());
        }
        String code = version.code().get();
        Map<String, Long> accounts = accounts();
        List<Affected> affected = new ArrayList<>();
        for (Grant grant : grants.all()) {
            if (grant.policy().resource().equals(code) && GOES_ON.contains(grant.standing(store.now()))) {
                String consumer = grant.policy().consumer();
                affected.add(new Affected(Affected.Kind.GRANT, grant.id(), consumer, grant.policy().purpose(),
                        lost(grant.policy().columns(), items), accounts.getOrDefault(consumer, 0L)));
            }
        }
        for (Request request : requests.in(OPEN)) {
            if (request.resource().equals(code)) {
                affected.add(new Affected(Affected.Kind.REQUEST, request.id(), request.consumer(),
                        request.justification().purpose(),
                        lost(request.items().stream().map(RequestedItem::item).toList(), items),
                        accounts.getOrDefault(request.consumer(), 0L)));
            }
        }
        Map<String, DerivedTable> derived = derived(version);
        derived.values().forEach(table -> affected.add(new Affected(
                table.facts().golden() ? Affected.Kind.GOLDEN : Affected.Kind.DERIVED, table.facts().dataset(),
                table.facts().department(), String.join(", ", table.columns().stream().sorted().toList()),
                lost(table.columns().stream().sorted().toList(), items),
                accounts.getOrDefault(table.facts().department(), 0L))));
        Stream.concat(entries.relatedTo(code).stream(), entries.madeOf(derived.keySet()).stream()
                        .filter(other -> other.state() == EntryState.PUBLISHED
                                && !other.draft().related().contains(code)))
                .sorted(Comparator.comparing(EntryVersion::editedAt).thenComparing(EntryVersion::entry).reversed())
                .forEach(other -> affected.add(new Affected(other.draft().related().contains(code)
                        ? Affected.Kind.ENTRY : Affected.Kind.DERIVED_ENTRY,
                        other.code().orElse(""), other.draft().provider(), other.draft().name(), List.of(),
                        accounts.getOrDefault(other.draft().provider(), 0L))));
        return new EntryImpact(affected);
    }

    /** @return by id, what is made of the columns that the entry shares, or shared before the change */
    private Map<String, DerivedTable> derived(EntryVersion version) {
        if (version.draft().dataset().isBlank()) {
            return Map.of();
        }
        Set<String> columns = Stream.concat(Stream.of(version.draft()),
                        entries.published(version.code().orElseThrow()).map(EntryVersion::draft).stream())
                .flatMap(draft -> draft.items().stream()).map(ItemDraft::name).collect(Collectors.toSet());
        return lineages.derivedFrom(version.draft().dataset(), columns).stream().collect(Collectors.toMap(
                table -> table.facts().dataset(), Function.identity(), (one, same) -> one, TreeMap::new));
    }

    /** Submits, and keeps with the version whom it affects, in one transaction. */
    public SubmissionResult submitting(EntryVersion version, String by, Supplier<SubmissionResult> submit) {
        return store.inTransaction(() -> {
            SubmissionResult result = submit.get();
            if (result instanceof SubmissionResult.Submitted submitted) {
                keep(version, "submitted", by, of(submitted.version()));
            }
            return result;
        });
    }

    /** Withdraws, and keeps with the version whom it affects, in one transaction. */
    public <T> T withdrawing(EntryVersion version, String by, Supplier<T> withdraw) {
        return store.inTransaction(() -> {
            EntryImpact impact = ofWithdrawal(version);
            T result = withdraw.get();
            keep(version, "withdrawn", by, impact);
            return result;
        });
    }

    /** @return what was kept with a version, oldest first */
    public List<Kept> kept(long entry, int version) {
        return store.sql("select * from exchange.entry_impact where entry = :entry and version = :version order by at")
                .param("entry", entry).param("version", version)
                .query((row, number) -> new Kept(row.getString("occasion"), Columns.time(row, "at"),
                        row.getString("by_login"), CatalogJson.read(row.getString("affected"), EntryImpact.class)))
                .list();
    }

    private void keep(EntryVersion version, String occasion, String by, EntryImpact impact) {
        store.sql("""
                insert into exchange.entry_impact (entry, version, occasion, at, by_login, affected)
                values (:entry, :version, :occasion, :at, :by, cast(:affected as jsonb))
                on conflict (entry, version, occasion) do update set at = excluded.at, by_login = excluded.by_login,
                    affected = excluded.affected""")
                .param("entry", version.entry()).param("version", version.version()).param("occasion", occasion)
                .param("at", ExchangeStore.column(store.now())).param("by", by)
                .param("affected", CatalogJson.write(impact)).update();
    }

    private Map<String, Long> accounts() {
        return store.sql("""
                select department, count(*) as accounts from exchange.account
                where active and :role = any(roles) group by department""")
                .param("role", Role.REQUESTER.id())
                .query((row, number) -> Map.entry(row.getString("department"), row.getLong("accounts"))).list().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static List<String> lost(List<String> had, Set<String> items) {
        return had.stream().filter(item -> !items.contains(item)).toList();
    }
}
