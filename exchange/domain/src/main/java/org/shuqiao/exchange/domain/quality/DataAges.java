package org.shuqiao.exchange.domain.quality;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.shuqiao.base.label.Labelled;
import org.shuqiao.catalog.dataset.Datasets;
import org.shuqiao.catalog.entry.UpdateCycle;
import org.shuqiao.catalog.publish.Entries;
import org.shuqiao.catalog.publish.EntryVersion;
import org.shuqiao.exchange.domain.grant.Grant;
import org.shuqiao.exchange.domain.grant.GrantRepository;
import org.shuqiao.exchange.domain.resource.Bindings;
import org.shuqiao.exchange.domain.store.ExchangeStore;

/**
 * Tells how old data are that are answered from, by the update cycle that their entry states. What is read in place is
 * as new as its department has it, and has no age here.
 */
public final class DataAges {

    private final GrantRepository grants;
    private final Entries entries;
    private final Datasets datasets;
    private final Bindings bindings;

    public DataAges(GrantRepository grants, Entries entries, Datasets datasets, Bindings bindings) {
        this.grants = grants;
        this.entries = entries;
        this.datasets = datasets;
        this.bindings = bindings;
    }

    /** @return the age of each resource that an answer under these grants was made from */
    public List<DataAge> ofGrants(Collection<String> ids) {
        return ids.stream().sorted().flatMap(id -> grants.find(id).stream()).map(Grant::policy)
                .map(policy -> policy.resource()).distinct().flatMap(code -> of(code).stream()).toList();
    }

    /** @return empty for what is read in place, or is not published any more */
    public Optional<DataAge> of(String code) {
        return entries.published(code).filter(this::inLake).flatMap(this::age);
    }

    /** @return the age of a published version's data, whatever they are read from */
    Optional<DataAge> age(EntryVersion version) {
        return Labelled.find(UpdateCycle.class, version.draft().update())
                .filter(cycle -> !version.draft().dataset().isBlank())
                .flatMap(cycle -> datasets.freshness(version.draft().dataset(), cycle))
                .map(fresh -> new DataAge(version.code().orElse(""), version.draft().name(),
                        fresh.changedAt().atZone(ExchangeStore.ZONE).toLocalDate(),
                        fresh.due().atZone(ExchangeStore.ZONE).toLocalDate(), fresh.stale()));
    }

    boolean inLake(EntryVersion version) {
        return version.code().filter(code -> bindings.inPlace(code, version.version())).isEmpty();
    }
}
