package org.shuqiao.exchange.domain.stage;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.shuqiao.catalog.publish.Entries;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.account.Permissions;
import org.shuqiao.ledger.log.LoggedRecord;
import org.shuqiao.ledger.log.PageRequest;
import org.shuqiao.ledger.log.RecordFilter;
import org.shuqiao.ledger.log.RecordLog;
import org.shuqiao.ledger.record.ExchangeRecordDraft;
import org.shuqiao.ledger.record.Outcome;
import org.shuqiao.ledger.security.SecurityEntry;
import org.shuqiao.ledger.security.SecurityFilter;
import org.shuqiao.ledger.security.SecurityLog;

/** Shows a dataset's life by stages, from the security log and the record log. */
public final class Stages {

    private static final int LATEST = 200;

    private final Permissions permissions;
    private final SecurityLog security;
    private final RecordLog records;
    private final Entries entries;

    public Stages(Permissions permissions, SecurityLog security, RecordLog records, Entries entries) {
        this.permissions = permissions;
        this.security = security;
        this.records = records;
        this.entries = entries;
    }

    /**
     * @param department whose dataset it is: its officers, the authority and auditors see it
     * @return the latest entries of each stage, oldest first
     */
    public List<StageEntry> of(Actor actor, String department, String dataset) {
        permissions.requireInvolvement(actor, dataset, department);
        List<StageEntry> found = new ArrayList<>();
        Set<String> codes = new LinkedHashSet<>();
        List<String> published = new ArrayList<>();
        entries.madeOf(List.of(dataset)).stream().flatMap(version -> version.published().stream()).forEach(entry -> {
            codes.add(entry.code());
            published.add(StageJournal.id(entry));
        });
        about(dataset, found);
        about("standard." + dataset, found);
        published.forEach(version -> about(version, found));
        codes.forEach(code -> records.find(RecordFilter.all().resource(code), PageRequest.first(LATEST))
                .forEach(record -> delivered(record, code).ifPresent(found::add)));
        found.sort(Comparator.comparing(StageEntry::at).thenComparing(StageEntry::index));
        return List.copyOf(found);
    }

    private void about(String about, List<StageEntry> found) {
        SecurityFilter filter = new SecurityFilter(Optional.empty(), Optional.empty(), Optional.of(about),
                Optional.empty());
        for (SecurityEntry entry : security.find(filter, OptionalLong.empty(), LATEST)) {
            Stage.of(entry.event().kind()).ifPresent(stage -> found.add(new StageEntry(stage, entry.index(),
                    entry.event().time(), entry.event().account(), entry.event().kind().word(), about,
                    entry.event().details())));
        }
    }

    private static Optional<StageEntry> delivered(LoggedRecord logged, String code) {
        ExchangeRecordDraft record = logged.record().draft();
        return record.outcome() instanceof Outcome.Delivered delivered
                ? Optional.of(new StageEntry(Stage.of(record.kind()), logged.index(), record.time(),
                        record.consumer(), record.kind().word(), code, Map.of("record", record.id(), "rows",
                                String.valueOf(delivered.rows()), "basis", record.uses().getFirst().grant())))
                : Optional.empty();
    }
}
