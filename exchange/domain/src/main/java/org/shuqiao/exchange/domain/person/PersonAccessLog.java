package org.shuqiao.exchange.domain.person;

import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.List;
import org.shuqiao.base.error.CodedException;

/**
 * Report that is handed to a person: who used that person's data, when, under which grant and receipt. It does not name
 * the person.
 *
 * @param uses   of that person's rows, in the order of time
 * @param untold uses that may have read them, and of which that is not told
 * @param gaps   months of which nothing can be said, each with the code that says why
 */
public record PersonAccessLog(OffsetDateTime at, String caseNumber, AccessReason reason, YearMonth from, YearMonth to,
        List<PersonUse> uses, List<PersonUse> untold, List<Gap> gaps) {

    /** A month of which nothing can be said. */
    public record Gap(YearMonth period, CodedException why) { }

    public PersonAccessLog {
        uses = List.copyOf(uses);
        untold = List.copyOf(untold);
        gaps = List.copyOf(gaps);
    }

    /** @return why a use of {@link #untold} is not told */
    public static PersonCode why(PersonUse use) {
        return switch (use.told()) {
            case MANY -> PersonCode.MANY;
            case CELLS -> PersonCode.CELLS;
            case UNKNOWN, SHOWN, READ, CONFIRMED, ASKED -> PersonCode.NOT_TOLD;
        };
    }
}
