package org.shuqiao.exchange.domain.person;

import java.time.YearMonth;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.domain.retention.PeriodKey;
import org.shuqiao.exchange.domain.retention.PeriodKeys;

/** Narrows records to those that used one person's rows, for whoever has to tell the receivers of these rows. */
public final class PersonReceipts {

    private final PersonIndex index;
    private final PeriodKeys keys;

    public PersonReceipts(PersonIndex index, PeriodKeys keys) {
        this.index = index;
        this.keys = keys;
    }

    /**
     * @param written a person's number, if it is one
     * @return records that used the person's rows, or of which the index does not tell; nothing where the text is no
     *         number of a person, or a month has no index: then no record can be left out
     */
    public Optional<Set<String>> of(String written, YearMonth from, YearMonth to) {
        return PersonNumber.of(written).flatMap(number -> of(number, from, to, new HashSet<>()));
    }

    private Optional<Set<String>> of(String number, YearMonth from, YearMonth to, Set<String> records) {
        for (YearMonth month = from; !month.isAfter(to); month = month.plusMonths(1)) {
            Optional<PeriodKey> key;
            try {
                key = keys.get(month);
            } catch (CodedException e) {
                return Optional.empty();
            }
            key.ifPresent(known -> index.find(known, number).forEach(entry -> records.add(entry.record())));
            index.untold(month.toString()).forEach(entry -> records.add(entry.record()));
        }
        return Optional.of(records);
    }
}
