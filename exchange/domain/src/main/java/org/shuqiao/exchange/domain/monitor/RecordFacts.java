package org.shuqiao.exchange.domain.monitor;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.shuqiao.exchange.domain.store.ExchangeStore;
import org.shuqiao.ledger.log.LoggedRecord;
import org.shuqiao.ledger.log.RecordLog;
import org.shuqiao.ledger.record.ExchangeRecordDraft;
import org.shuqiao.ledger.record.GrantUse;
import org.shuqiao.ledger.record.Outcome;

/** Facts of the record log, with the accounts that only the gateway knows. */
final class RecordFacts implements FactSource {

    private final ExchangeStore store;
    private final RecordLog records;
    private final Persons persons;

    RecordFacts(ExchangeStore store, RecordLog records) {
        this.store = store;
        this.records = records;
        this.persons = new Persons(store);
    }

    @Override
    public WatchedLog log() {
        return WatchedLog.RECORDS;
    }

    @Override
    public List<Fact> from(long index, int most) {
        List<LoggedRecord> found = records.from(index, most);
        Map<String, String> accounts = accounts(found.stream().map(each -> each.record().id()).toList());
        Map<String, Persons.Holder> holders = persons.of(new LinkedHashSet<>(accounts.values()));
        return found.stream().map(each -> fact(each, accounts, holders)).toList();
    }

    private Map<String, String> accounts(List<String> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        Map<String, String> accounts = new HashMap<>();
        store.sql("select id, by_account from exchange.record where id in (:ids)").param("ids", ids)
                .query(row -> {
                    accounts.put(row.getString(1), row.getString(2));
                });
        return accounts;
    }

    private static Fact fact(LoggedRecord logged, Map<String, String> accounts, Map<String, Persons.Holder> holders) {
        ExchangeRecordDraft record = logged.record().draft();
        Map<String, List<String>> fields = new HashMap<>(Map.of("consumer", List.of(record.consumer()),
                "provider", record.provider(), "purpose", List.of(record.purpose()),
                "kind", List.of(record.kind().word()), "outcome", List.of(record.outcome().word()),
                "grant", record.uses().stream().map(GrantUse::grant).distinct().toList(),
                "resource", record.uses().stream().map(GrantUse::resource).distinct().toList()));
        long rows = switch (record.outcome()) {
            case Outcome.Delivered delivered -> delivered.rows();
            case Outcome.Refused refused -> {
                fields.put("code", List.of(refused.code()));
                refused.resource().ifPresent(asked -> fields.put("resource", List.of(asked)));
                yield 0;
            }
        };
        String account = accounts.get(record.id());
        if (account != null) {
            fields.put("account", List.of(account));
            fields.put("person", List.of(holders.containsKey(account) ? holders.get(account).person() : account));
        }
        return new Fact(logged.index(), record.time().toInstant(), record.id(), 1, rows, fields);
    }
}
