package org.shuqiao.exchange.domain.person;

import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.base.label.Labelled;
import org.shuqiao.exchange.domain.FieldFault;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.account.Permissions;
import org.shuqiao.exchange.domain.account.Role;
import org.shuqiao.exchange.domain.grant.Grant;
import org.shuqiao.exchange.domain.grant.GrantRepository;
import org.shuqiao.exchange.domain.retention.PeriodKey;
import org.shuqiao.exchange.domain.retention.PeriodKeys;
import org.shuqiao.exchange.domain.retention.RetentionCode;
import org.shuqiao.exchange.domain.security.SecurityJournal;
import org.shuqiao.exchange.domain.store.ExchangeStore;
import org.shuqiao.ledger.log.RecordLog;
import org.shuqiao.ledger.receipt.Receipt;
import org.shuqiao.ledger.record.ExchangeRecordDraft;
import org.shuqiao.ledger.record.GrantUse;
import org.shuqiao.ledger.security.SecurityKind;
import org.shuqiao.node.protocol.PersonAnswer;
import org.shuqiao.node.protocol.PersonQuestion;

/**
 * Looks up, for an officer of the data authority and under a reason and a case number, who used the data of a person.
 * Each look-up is an entry of the security log before anything is read; the person's number stands in no log.
 * A person may see and copy this (《中华人民共和国个人信息保护法》第四十五条第一款).
 */
public final class PersonAccess {

    private static final Pattern CASE = Pattern.compile("[\\p{L}0-9][\\p{L}0-9〔〕（）()\\[\\]/_-]{2,39}");
    private static final Pattern LONG_NUMBER = Pattern.compile("[0-9]{10}");
    private static final Pattern DIGEST = Pattern.compile("sha256:[0-9a-f]{64}");

    private final ExchangeStore store;
    private final Permissions permissions;
    private final PersonIndex index;
    private final PeriodKeys keys;
    private final RecordLog log;
    private final GrantRepository grants;
    private final SecurityJournal journal;

    public PersonAccess(ExchangeStore store, Permissions permissions, PersonIndex index, PeriodKeys keys,
            RecordLog log, GrantRepository grants, SecurityJournal journal) {
        this.store = store;
        this.permissions = permissions;
        this.index = index;
        this.keys = keys;
        this.log = log;
        this.grants = grants;
        this.journal = journal;
    }

    /**
     * Question of an officer.
     *
     * @param number     the person's citizen number
     * @param reason     code of an {@link AccessReason}
     * @param caseNumber of the request that the person made
     * @param from       first month; the month of the first index where nothing is said
     * @param to         last month; the running one where nothing is said
     */
    public record Asked(String number, String reason, String caseNumber, Optional<YearMonth> from,
            Optional<YearMonth> to) {

        /** Without the number. */
        @Override
        public String toString() {
            return "Asked[" + reason + "]";
        }
    }

    public PersonAccessLog lookUp(Actor actor, Asked asked) {
        permissions.require(actor, Role.AUTHORITY);
        AccessReason reason = reason(asked.reason());
        String caseNumber = caseNumber(asked.caseNumber());
        String number = PersonNumber.of(asked.number())
                .orElseThrow(() -> new CodedException(PersonCode.NUMBER_INVALID));
        Months months = months(asked.from(), asked.to());
        enter(actor, caseNumber, reason, months, Map.of("how", "platform"));
        List<PersonUse> uses = new ArrayList<>();
        List<PersonUse> untold = new ArrayList<>();
        List<PersonAccessLog.Gap> gaps = new ArrayList<>();
        for (YearMonth month = months.from(); !month.isAfter(months.to()); month = month.plusMonths(1)) {
            try {
                PeriodKey key = key(month);
                uses.addAll(uses(index.find(key, number)));
                if (index.isSealed(month)) {
                    gaps.add(new PersonAccessLog.Gap(month, new CodedException(MonthCode.NODE_READS, month)));
                }
            } catch (CodedException e) {
                gaps.add(new PersonAccessLog.Gap(month, e));
            }
            untold.addAll(uses(index.untold(month.toString())));
        }
        return new PersonAccessLog(OffsetDateTime.ofInstant(store.now(), ExchangeStore.ZONE), caseNumber, reason,
                months.from(), months.to(), uses, untold, gaps);
    }

    /**
     * Makes a question for the data authority's node, which alone reads what was written under its keys. It names no
     * person.
     */
    public PersonQuestion question(Actor actor, String why, String number, Optional<YearMonth> from,
            Optional<YearMonth> to) {
        permissions.require(actor, Role.AUTHORITY);
        AccessReason reason = reason(why);
        String caseNumber = caseNumber(number);
        Months months = months(from, to);
        PersonQuestion question = new PersonQuestion(caseNumber, reason.code(), index.seals(months.from(),
                months.to()));
        enter(actor, caseNumber, reason, months, Map.of("how", "question", "question", question.digest()));
        return question;
    }

    /**
     * The entry names the question that was answered: one under another case or reason than its own shows beside it.
     *
     * @return the uses of the person for whom the node answered; the platform learns by them which, and not who
     */
    public PersonAccessLog open(Actor actor, byte[] file) {
        permissions.require(actor, Role.AUTHORITY);
        PersonAnswer answer = answer(file);
        AccessReason reason = reason(answer.reason());
        String caseNumber = caseNumber(answer.caseNumber());
        Months months = months(Optional.empty(), Optional.empty());
        if (!DIGEST.matcher(answer.question()).matches()) {
            throw new CodedException(MonthCode.ANSWER_INVALID, "question");
        }
        enter(actor, caseNumber, reason, months, Map.of("how", "answer", "question", answer.question(), "by",
                answer.by().shortText()));
        List<PersonIndex.Entry> found = answer.tokens().stream().map(index::find).flatMap(Optional::stream).toList();
        return new PersonAccessLog(OffsetDateTime.ofInstant(store.now(), ExchangeStore.ZONE), caseNumber, reason,
                months.from(), months.to(), uses(found), List.of(), answer.erased().stream().map(month ->
                        new PersonAccessLog.Gap(month, new CodedException(RetentionCode.PERIOD_ERASED, month)))
                        .toList());
    }

    private static PersonAnswer answer(byte[] file) {
        try {
            return PersonAnswer.parse(file);
        } catch (CodedException e) {
            throw new CodedException(MonthCode.ANSWER_INVALID, e, e.code().id());
        }
    }

    private record Months(YearMonth from, YearMonth to) { }

    private Months months(Optional<YearMonth> first, Optional<YearMonth> last) {
        YearMonth now = YearMonth.from(store.today());
        YearMonth to = last.filter(month -> month.isBefore(now)).orElse(now);
        return new Months(first.or(() -> keys.all().stream().map(PeriodKeys.Period::period).findFirst())
                .filter(month -> !month.isAfter(to)).orElse(to), to);
    }

    private void enter(Actor actor, String caseNumber, AccessReason reason, Months months, Map<String, String> how) {
        Map<String, String> details = new HashMap<>(how);
        details.put("reason", reason.code());
        details.put("from", months.from().toString());
        details.put("to", months.to().toString());
        journal.enter(SecurityKind.PERSON_LOOKED_UP, actor.login(), caseNumber, details);
    }

    private static AccessReason reason(String code) {
        return Labelled.find(AccessReason.class, code)
                .orElseThrow(() -> new CodedException(PersonCode.REASON_UNKNOWN, code));
    }

    private PeriodKey key(YearMonth month) {
        return keys.get(month).orElseThrow(() -> new CodedException(PersonCode.BEFORE_THE_INDEX, month));
    }

    private static String caseNumber(String text) {
        String stripped = text.strip();
        if (stripped.isEmpty()) {
            throw FieldFault.missing("case");
        }
        if (!CASE.matcher(stripped).matches() || LONG_NUMBER.matcher(stripped).find()) {
            throw FieldFault.CASE_NUMBER.of("case");
        }
        return stripped;
    }

    private record Found(long index, PersonUse use) { }

    /** @return the uses in the order of the log, which is that of time */
    private List<PersonUse> uses(List<PersonIndex.Entry> entries) {
        return entries.stream().flatMap(entry -> use(entry).stream()).sorted(Comparator.comparingLong(Found::index))
                .map(Found::use).toList();
    }

    /** @return the use as its record in the log says; nothing while the record waits for the log */
    private Optional<Found> use(PersonIndex.Entry entry) {
        Receipt receipt;
        try {
            receipt = log.receipt(entry.record());
        } catch (CodedException e) {
            return Optional.empty();
        }
        ExchangeRecordDraft record = receipt.record().draft();
        Optional<GrantUse> used = record.uses().stream().filter(each -> each.grant().equals(entry.grant()))
                .findFirst();
        Optional<Grant> grant = grants.find(entry.grant());
        return used.map(each -> new Found(receipt.index(), new PersonUse(record.id(), record.time(), record.consumer(),
                grant.map(known -> known.policy().provider()).orElse(""), record.purpose(), record.kind(),
                entry.grant(), each.resource(), grant.map(known -> known.policy().title()).orElse(each.resource()),
                entry.told())));
    }
}
