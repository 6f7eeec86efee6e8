package org.shuqiao.exchange.web.rest;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import org.shuqiao.base.error.ErrorCode;
import org.shuqiao.base.error.Language;
import org.shuqiao.exchange.domain.person.PersonAccessLog;
import org.shuqiao.exchange.domain.person.PersonUse;

/**
 * A person's access log as JSON, to be handed to the person. It does not say who the person is.
 *
 * @param uses   of the person's rows
 * @param untold uses that may have read them; the code says why that is not told
 * @param gaps   months of which nothing can be said
 */
public record PersonAccessView(OffsetDateTime at, String caseNumber, Reason reason, String from, String to,
        List<Use> uses, List<Untold> untold, List<Gap> gaps) {

    /** Reason of a look-up. */
    public record Reason(String code, String zh, String en) { }

    /**
     * A use.
     *
     * @param told {@code shown}: a row of the person was in the answer; {@code read}: it met the conditions of the
     *     query; {@code confirmed}, {@code asked}: it was asked whether there is such a person, and there is or not
     */
    public record Use(String receipt, OffsetDateTime at, String consumer, String provider, String purpose, String kind,
            String grant, String resource, String title, String told) {

        static Use of(PersonUse use) {
            return new Use(use.record(), use.at(), use.consumer(), use.provider(), use.purpose(), use.kind().word(),
                    use.grant(), use.resource(), use.title(), use.told().name().toLowerCase(Locale.ROOT));
        }
    }

    /** A use of which it is not told whose rows it read. */
    public record Untold(Use use, String code, String zh, String en) { }

    /** A month of which nothing can be said. */
    public record Gap(String month, String code, String zh, String en) { }

    public static PersonAccessView of(PersonAccessLog log) {
        return new PersonAccessView(log.at(), log.caseNumber(),
                new Reason(log.reason().code(), log.reason().zh(), log.reason().en()), log.from().toString(),
                log.to().toString(), log.uses().stream().map(Use::of).toList(),
                log.untold().stream().map(PersonAccessView::untold).toList(),
                log.gaps().stream().map(gap -> new Gap(gap.period().toString(), gap.why().code().id(),
                        gap.why().problem(Language.ZH), gap.why().problem(Language.EN))).toList());
    }

    private static Untold untold(PersonUse use) {
        ErrorCode why = PersonAccessLog.why(use);
        return new Untold(Use.of(use), why.id(), why.problem(Language.ZH), why.problem(Language.EN));
    }
}
