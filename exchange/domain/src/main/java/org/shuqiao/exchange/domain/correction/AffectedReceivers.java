package org.shuqiao.exchange.domain.correction;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.shuqiao.exchange.domain.grant.GrantRepository;
import org.shuqiao.exchange.domain.person.PersonReceipts;
import org.shuqiao.exchange.domain.store.ExchangeStore;
import org.shuqiao.ledger.log.LoggedRecord;
import org.shuqiao.ledger.log.PageRequest;
import org.shuqiao.ledger.log.RecordFilter;
import org.shuqiao.ledger.log.RecordLog;
import org.shuqiao.ledger.record.ExchangeRecordDraft;

/**
 * Finds who received data that was wrong: every delivery of the resource since the error entered, whatever its mode,
 * under a grant with the item. Where the row is a person's, the index beside the log leaves out deliveries that used
 * other persons' rows only.
 */
final class AffectedReceivers {

    private static final int PAGE = 500;

    private final ExchangeStore store;
    private final RecordLog log;
    private final GrantRepository grants;
    private final PersonReceipts persons;

    AffectedReceivers(ExchangeStore store, RecordLog log, GrantRepository grants, PersonReceipts persons) {
        this.store = store;
        this.log = log;
        this.grants = grants;
        this.persons = persons;
    }

    /** @param byDepartment records of each receiver, newest first */
    record Found(Map<String, List<String>> byDepartment, boolean narrowed) { }

    Found of(Objection objection, LocalDate since, String row) {
        Optional<Set<String>> only = persons.of(row, YearMonth.from(since), YearMonth.from(store.today()));
        Map<String, Boolean> gives = new HashMap<>();
        Map<String, List<String>> found = new TreeMap<>();
        RecordFilter filter = RecordFilter.all().resource(objection.resource()).outcome("delivered")
                .between(since.atStartOfDay(ExchangeStore.ZONE).toOffsetDateTime(),
                        store.today().plusDays(1).atStartOfDay(ExchangeStore.ZONE).toOffsetDateTime());
        PageRequest page = PageRequest.first(PAGE);
        List<LoggedRecord> records = log.find(filter, page);
        while (!records.isEmpty()) {
            for (LoggedRecord logged : records) {
                ExchangeRecordDraft record = logged.record().draft();
                boolean concerned = only.filter(ids -> !ids.contains(record.id())).isEmpty()
                        && record.uses().stream().filter(use -> use.resource().equals(objection.resource()))
                                .anyMatch(use -> gives.computeIfAbsent(use.grant(),
                                        grant -> gives(grant, objection.item())));
                if (concerned) {
                    found.computeIfAbsent(record.consumer(), consumer -> new ArrayList<>()).add(record.id());
                }
            }
            records = log.find(filter, PageRequest.after(records.getLast().index(), PAGE));
        }
        return new Found(found, only.isPresent());
    }

    private boolean gives(String grant, Optional<String> item) {
        return item.isEmpty() || grants.find(grant)
                .filter(known -> known.policy().columns().contains(item.get())).isPresent();
    }
}
