package org.shuqiao.ledger.clock;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.shuqiao.base.digest.Sha256;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.ledger.error.LedgerCode;
import org.shuqiao.ledger.json.CanonicalJson;
import org.shuqiao.ledger.json.JsonFields;

/**
 * Holiday notices and periods that the legal clock reckons with, as one canonical JSON object: the file
 * {@code *.calendar.json} of an evidence bundle. Acts cite it by its digest, so that a due date can be reckoned again
 * offline.
 */
public record ClockRules(List<HolidayNotice> notices, List<LegalPeriod> periods) {

    private static final int VERSION = 1;
    private static final String YEAR = "year";
    private static final String SUPPLEMENT = "supplement";
    /** Working days of a period at most. */
    static final int LONGEST = 1000;

    public ClockRules {
        notices = notices.stream().sorted(Comparator.comparing(HolidayNotice::year)
                .thenComparing(HolidayNotice::number)).toList();
        periods = periods.stream().sorted(Comparator.comparing(LegalPeriod::duty)
                .thenComparing(LegalPeriod::from)).toList();
    }

    public WorkingCalendar calendar() {
        return new WorkingCalendar(notices);
    }

    /** @return the newest period of the duty that is in force on the day */
    public Optional<LegalPeriod> period(String duty, LocalDate day) {
        return periods.stream().filter(each -> each.duty().equals(duty) && !each.from().isAfter(day))
                .max(Comparator.comparing(LegalPeriod::from));
    }

    /** @return {@code sha256:} and the digest of the canonical bytes */
    public String digest() {
        return Sha256.tagged(bytes());
    }

    public byte[] bytes() {
        ObjectNode tree = CanonicalJson.object().put("v", VERSION);
        ArrayNode all = tree.putArray("notices");
        notices.forEach(notice -> write(notice, all.addObject()));
        ArrayNode rows = tree.putArray("periods");
        periods.forEach(each -> rows.addObject().put("duty", each.duty()).put("workingDays", each.workingDays())
                .put("from", each.from().toString()).put("basis", each.basis()));
        return CanonicalJson.bytes(tree);
    }

    private static void write(HolidayNotice notice, ObjectNode tree) {
        tree.put(YEAR, notice.year()).put("title", notice.title()).put("number", notice.number())
                .put("issued", notice.issued().toString()).put("covers", notice.supplement() ? SUPPLEMENT : YEAR);
        notice.replaces().ifPresent(number -> tree.put("replaces", number));
        ArrayNode off = tree.putArray("off");
        notice.off().forEach(run -> off.addObject().put("name", run.name()).put("from", run.from().toString())
                .put("to", run.to().toString()));
        ArrayNode work = tree.putArray("work");
        notice.work().stream().sorted().forEach(day -> work.add(day.toString()));
    }

    /** Reads canonical bytes; any other spelling is refused. */
    public static ClockRules parse(byte[] bytes) {
        JsonFields fields = JsonFields.of(CanonicalJson.read(bytes), "");
        if (fields.number("v") != VERSION) {
            throw new CodedException(LedgerCode.FILE_VERSION, "v");
        }
        ClockRules rules = new ClockRules(
                fields.objects("notices").stream().map(ClockRules::notice).toList(),
                fields.objects("periods").stream().map(ClockRules::period).toList());
        fields.rejectUnknownKeys();
        if (!Arrays.equals(rules.bytes(), bytes)) {
            throw new CodedException(LedgerCode.FILE_NOT_CANONICAL);
        }
        return rules;
    }

    private static HolidayNotice notice(JsonFields fields) {
        List<HolidayNotice.Holiday> off = fields.objects("off").stream().map(run -> {
            HolidayNotice.Holiday holiday = new HolidayNotice.Holiday(run.text("name"), date(run, "from"),
                    date(run, "to"));
            run.rejectUnknownKeys();
            return holiday;
        }).toList();
        Set<LocalDate> work = new HashSet<>();
        fields.texts("work").forEach(day -> work.add(date(day, "work")));
        int year = Math.toIntExact(Math.min(fields.number(YEAR), Integer.MAX_VALUE));
        HolidayNotice notice = new HolidayNotice(year, fields.text("title"),
                fields.text("number"), date(fields, "issued"), switch (fields.text("covers")) {
                    case YEAR -> false;
                    case SUPPLEMENT -> true;
                    default -> throw shape("covers");
                }, fields.optionalText("replaces"), off, work);
        fields.rejectUnknownKeys();
        return notice;
    }

    private static LegalPeriod period(JsonFields fields) {
        long days = fields.number("workingDays");
        if (days < 1 || days > LONGEST) {
            throw shape("workingDays");
        }
        LegalPeriod period = new LegalPeriod(fields.text("duty"), (int) days, date(fields, "from"),
                fields.text("basis"));
        fields.rejectUnknownKeys();
        return period;
    }

    private static LocalDate date(JsonFields fields, String name) {
        return date(fields.text(name), name);
    }

    private static LocalDate date(String text, String name) {
        try {
            if (text.length() == "2027-01-01".length()) {
                return LocalDate.parse(text);
            }
        } catch (DateTimeException e) {
            throw shape(name);
        }
        throw shape(name);
    }

    private static CodedException shape(String name) {
        return new CodedException(LedgerCode.FILE_SHAPE, name);
    }
}
