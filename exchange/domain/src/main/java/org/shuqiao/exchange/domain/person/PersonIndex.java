package org.shuqiao.exchange.domain.person;

import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.shuqiao.exchange.domain.retention.PeriodKey;
import org.shuqiao.exchange.domain.retention.PeriodKeys;
import org.shuqiao.exchange.domain.store.ExchangeStore;
import org.shuqiao.node.protocol.MonthSeal;
import org.shuqiao.node.protocol.PersonAnswer;
import org.shuqiao.node.protocol.PersonQuestion;
import org.shuqiao.query.answer.PersonsBehind;
import org.shuqiao.query.answer.PersonsBehind.Told;

/**
 * Index from a person to the records of uses of that person's rows, under the key of the month: that of the data
 * authority's node, which the platform writes with and cannot read by, or its own where the authority has no node. It
 * stands beside the record log: nothing of a person is in the log, and without the key nothing of a person is in the
 * index.
 */
public final class PersonIndex {

    private final ExchangeStore store;
    private final PeriodKeys keys;
    private final MonthKeyBook months;

    public PersonIndex(ExchangeStore store, PeriodKeys keys, MonthKeyBook months) {
        this.store = store;
        this.keys = keys;
        this.months = months;
    }

    /** One use of a person's rows. */
    record Entry(String record, String grant, Told told) { }

    /** Writes within the caller's transaction who stands behind the answer of a record. */
    public void write(String record, List<PersonsBehind> persons) {
        if (persons.isEmpty()) {
            return;
        }
        PeriodKey key = keys.current();
        Optional<String> month = months.key(key.period());
        Map<String, MonthSeal> seals = new HashMap<>();
        for (PersonsBehind behind : persons) {
            switch (behind.told()) {
                case SHOWN, READ, CONFIRMED, ASKED -> told(key, record, behind, month.map(made ->
                        seals.computeIfAbsent(behind.grant(), grant -> seal(made, key.period(), record, grant))));
                case MANY, CELLS, UNKNOWN -> untold(key, record, behind);
            }
        }
    }

    /** @param seal under the node's key of the month, where there is one: then nothing here reads what is written */
    private void told(PeriodKey key, String record, PersonsBehind behind, Optional<MonthSeal> seal) {
        String persons = behind.numbers().stream().map(PersonNumber::of).flatMap(Optional::stream)
                .map(number -> seal.map(made -> made.person(number)).orElseGet(() -> key.person(number)))
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

    private MonthSeal seal(String month, YearMonth period, String record, String grant) {
        MonthSeal seal = MonthSeal.write(month, period, record, grant);
        store.sql("""
                insert into exchange.person_seal (record, grant_id, period, seal)
                values (:record, :grant, :period, :seal)""")
                .param("record", record).param("grant", grant).param("period", period.toString())
                .param("seal", seal.seal()).update();
        return seal;
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

    /** @return whether the month has uses that the node of the data authority alone can read */
    boolean isSealed(YearMonth month) {
        return store.sql("select exists (select 1 from exchange.person_seal where period = :period)")
                .param("period", month.toString()).query(Boolean.class).single();
    }

    /** @return the sealed uses of months, in the order of their records */
    List<PersonQuestion.Use> seals(YearMonth from, YearMonth to) {
        return store.sql("""
                select period, record, grant_id, seal from exchange.person_seal
                where period between :from and :to order by record, grant_id""")
                .param("from", from.toString()).param("to", to.toString())
                .query((row, at) -> new PersonQuestion.Use(YearMonth.parse(row.getString("period")),
                        row.getString("record"), row.getString("grant_id"), row.getString("seal"))).list();
    }

    /** @return the use, where this token of the person stands in it */
    Optional<Entry> find(PersonAnswer.Token token) {
        return store.sql("""
                select u.record, u.grant_id, u.told from exchange.person_use u
                join exchange.person_seal s on s.record = u.record and s.grant_id = u.grant_id
                    and s.period = u.period
                where u.record = :record and u.grant_id = :grant and u.person = :person""")
                .param("record", token.record()).param("grant", token.grant()).param("person", token.token())
                .query((row, at) -> new Entry(row.getString("record"), row.getString("grant_id"),
                        told(row.getString("told")))).list().stream()
                .findFirst(); // a stream of the query itself keeps its connection until it is closed
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
