package org.shuqiao.exchange.domain.person;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.shuqiao.exchange.domain.retention.PeriodKey;
import org.shuqiao.exchange.domain.retention.PeriodKeys;
import org.shuqiao.exchange.domain.store.ExchangeStore;
import org.shuqiao.query.answer.PersonsBehind;
import org.shuqiao.query.answer.PersonsBehind.Told;

/**
 * Index from a person to the records of uses of that person's rows, under the key of the month. It stands beside the
 * record log: nothing of a person is in the log, and without the key nothing of a person is in the index.
 */
public final class PersonIndex {

    private final ExchangeStore store;
    private final PeriodKeys keys;

    public PersonIndex(ExchangeStore store, PeriodKeys keys) {
        this.store = store;
        this.keys = keys;
    }

    /** One use of a person's rows. */
    record Entry(String record, String grant, Told told) { }

    /** Writes within the caller's transaction who stands behind the answer of a record. */
    public void write(String record, List<PersonsBehind> persons) {
        if (persons.isEmpty()) {
            return;
        }
        PeriodKey key = keys.current();
        for (PersonsBehind behind : persons) {
            switch (behind.told()) {
                case SHOWN, READ, CONFIRMED, ASKED -> told(key, record, behind);
                case MANY, CELLS, UNKNOWN -> untold(key, record, behind);
            }
        }
    }

    private void told(PeriodKey key, String record, PersonsBehind behind) {
        String persons = behind.numbers().stream().map(PersonNumber::of).flatMap(Optional::stream).map(key::person)
                .distinct().sorted().collect(Collectors.joining(",")); // sorted: their order in the answer is lost
        if (persons.isEmpty()) {
            return;
        }
        store.sql("""
                insert into exchange.person_use (period, person, record, grant_id, told)
                select :period, person, :record, :grant, :told
                from unnest(string_to_array(:persons, ',')) as person
                on conflict do nothing""")
                .param("period", key.period().toString()).param("record", record).param("grant", behind.grant())
                .param("told", word(behind.told())).param("persons", persons).update();
    }

    private void untold(PeriodKey key, String record, PersonsBehind behind) {
        store.sql("""
                insert into exchange.person_untold (record, grant_id, period, told)
                values (:record, :grant, :period, :told) on conflict do nothing""")
                .param("record", record).param("grant", behind.grant()).param("period", key.period().toString())
                .param("told", word(behind.told())).update();
    }

    /** @return uses of the person's rows in the month of the key, in the order of their records */
    List<Entry> find(PeriodKey key, String number) {
        return store.sql("""
                select record, grant_id, told from exchange.person_use
                where period = :period and person = :person order by record, grant_id""")
                .param("period", key.period().toString()).param("person", key.person(number))
                .query((row, at) -> new Entry(row.getString("record"), row.getString("grant_id"),
                        told(row.getString("told")))).list();
    }

    /** @return uses in the month whose persons are not told, in the order of their records */
    List<Entry> untold(String period) {
        return store.sql("""
                select record, grant_id, told from exchange.person_untold
                where period = :period order by record, grant_id""")
                .param("period", period)
                .query((row, at) -> new Entry(row.getString("record"), row.getString("grant_id"),
                        told(row.getString("told")))).list();
    }

    private static String word(Told told) {
        return told.name().toLowerCase(Locale.ROOT);
    }

    private static Told told(String word) {
        return Told.valueOf(word.toUpperCase(Locale.ROOT));
    }
}
