package org.shuqiao.city.department;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import org.shuqiao.city.table.DatasetFormat;
import org.shuqiao.city.table.Row;
import org.shuqiao.city.world.CreditCodeGenerator;
import org.shuqiao.city.world.Enterprise;
import org.shuqiao.city.world.ProportionalAllocation;
import org.shuqiao.city.world.World;

/** Dataset 市场监管 ent: enterprise registrations in the shapes and shares of three million public ones. */
final class ShijianEnt extends AbstractDataset {
    private enum Id {
        PLAIN, REGISTRATION, COOPERATIVE, COOPERATIVE_LOWER, THIRTEEN, LOWER, OUTER_CHECK, INNER_CHECK, FOREIGN,
                ORGANISATION, WORD
    }

    private enum Name { PLAIN, WIDE, SPACED, HIDDEN }

    private enum Fault { NONE, SHIFTED, INDUSTRY_2011, INDUSTRY_SPLIT }

    private static final int TWIN_STEP = 1200;

    private final ProportionalAllocation<Id> ids;
    private final ProportionalAllocation<Name> names;
    private final ProportionalAllocation<Fault> faults;
    private final Capital capital;
    private final long first;
    private final long twins;

    ShijianEnt(World world) {
        super(world, "shijian", "ent", new DatasetFormat.Table("eid"), "eid:integer", "uscc", "reg15", "name", "hydm",
                "cap", "est", "status", "addr", "upd_time:timestamp");
        // the last enterprises are still to be founded, one day after the other
        this.first = world.enterprises().count() - 300L * world.scale();
        this.twins = Math.max(5, first * 57 / 1_000_000);
        this.ids = deal("id", first, Id.PLAIN)
                .share(Id.REGISTRATION, 2_250, 3).share(Id.COOPERATIVE, 233, 2).share(Id.COOPERATIVE_LOWER, 1, 1)
                .share(Id.THIRTEEN, 166, 2).share(Id.LOWER, 91, 2).share(Id.OUTER_CHECK, 64, 2)
                .share(Id.INNER_CHECK, 63, 2)
                .share(Id.FOREIGN, 6, 1).share(Id.ORGANISATION, 4, 1).share(Id.WORD, 3, 1)
                .deal();
        this.names = deal("name", first, Name.PLAIN).share(Name.WIDE, 16_300, 3).share(Name.SPACED, 500, 2)
                .share(Name.HIDDEN, 400, 2).deal();
        this.faults = deal("fault", first, Fault.NONE).share(Fault.SHIFTED, 33, 3).share(Fault.INDUSTRY_2011, 60_000, 3)
                .share(Fault.INDUSTRY_SPLIT, 20_000, 3).deal();
        this.capital = new Capital(world, first);
    }

    @Override
    public long count(int day) {
        return first + twins + founded(day);
    }

    private long founded(int day) {
        return Math.min(300L, 10L * day) * world().scale();
    }

    @Override
    public Row row(long index, int day) {
        boolean twin = index >= first && index < first + twins;
        // each of these is registered a second time, later, with another address
        long which = twin ? (index - first) * TWIN_STEP + 5 : index < first ? index : index - twins;
        Enterprise enterprise = world().enterprises().at(which);
        boolean doubled = which % TWIN_STEP == 5 && which / TWIN_STEP < twins;
        var id = doubled ? Id.PLAIN : ids.at(index);
        var draw = world().draw("ent", index);
        // a row that must not be published anyway, or that has a twin, stays as it is
        boolean settled = doubled || faults.at(which) == Fault.SHIFTED || id == Id.OUTER_CHECK
                || id == Id.ORGANISATION || id == Id.WORD;
        int closed = settled ? 0 : closed(which, day);
        LocalDateTime updated = index >= first + twins
                ? Moments.ofDay(1 + (int) ((index - first - twins) / (10L * world().scale())), draw)
                : closed > 0 ? Moments.ofDay(closed, draw) : Moments.lastYear(draw);
        if (doubled) {
            updated = twin ? World.TODAY.minusDays(1).atTime(9, 30).plusNanos(index * 1000) : updated.minusYears(1);
        }
        String status = closed > 0 ? "注销" : enterprise.status();
        String address = twin ? world().enterprises().at(which + 1).address() : enterprise.address();
        String established = index >= first + twins ? updated.toLocalDate().toString() : enterprise.established()
                .toString();
        var money = capital.of(enterprise, which);
        boolean hasOld = (id == Id.PLAIN || id == Id.LOWER || id == Id.INNER_CHECK) && world().draw("old", which)
                .chance(200);
        var row = Row.draft()
                .number("eid", index + 1)
                .text("uscc", enterprise.creditCode())
                .text("reg15", hasOld ? enterprise.registrationNumber() : "")
                .text("name", enterprise.name())
                .text("hydm", enterprise.industry())
                .text("cap", money.cell())
                .text("est", established)
                .text("status", status)
                .text("addr", address)
                .text("upd_time", Moments.column(updated))
                .expect("uscc", enterprise.creditCode());
        if (hasOld) {
            row.expect("registration_number", enterprise.registrationNumber());
        } else {
            row.expectNothing("registration_number");
        }
        row.expect("name", enterprise.name()).expect("industry", enterprise.industry());
        money.standard().ifPresentOrElse(value -> row.expect("capital", value)
                .expect("capital_amount", money.amount().orElseThrow().toPlainString())
                .expect("capital_currency", money.currency()).defect(money.defect()), () -> {
                    row.expectNothing("capital").expectNothing("capital_amount").expectNothing("capital_currency");
                    List.of("capital", "capital_amount", "capital_currency")
                            .forEach(column -> row.flag(column, money.defect()));
                });
        row.expect("established", established).expect("status", status).expect("address", address);
        String code = enterprise.creditCode();
        if (code.startsWith("990105", 2)) {
            row.defect("registrar-abolished");
        } else if (!code.startsWith("990102", 2) && !code.startsWith("990103", 2) && !code.startsWith("990104", 2)) {
            row.defect("registrar-never-a-division");
        }
        damageName(row, enterprise, which);
        damage(row, faults.at(which));
        damageId(row, enterprise, id);
        if (doubled && !twin) {
            row.merge("registered-twice");
        }
        return row.end();
    }

    private void damageName(Row.Draft row, Enterprise enterprise, long which) {
        switch (names.at(which)) {
            case WIDE -> row.text("name", TextDefects.fullWidth(enterprise.name())).defect("full-width-letters");
            case SPACED -> row.text("name", TextDefects.padded(enterprise.name())).defect("padded");
            case HIDDEN -> row.text("name", TextDefects.zeroWidth(enterprise.name())).defect("zero-width-space");
            case PLAIN -> {
                if (enterprise.name().contains("(") && which % 5 == 0) {
                    row.text("name", enterprise.name().replace('(', '（').replace(')', '）'))
                            .defect("full-width-parentheses");
                }
            }
        }
    }

    private void damage(Row.Draft row, Fault fault) {
        switch (fault) {
            case SHIFTED -> row.shift("name", "addr", "YUNZHOU HENGRUI TRADING CO.").quarantine("shifted-cells");
            case INDUSTRY_2011 -> row.text("hydm", "6510").flag("industry", "industry-of-2011");
            case INDUSTRY_SPLIT -> row.text("hydm", "4700").flag("industry", "industry-of-2011");
            case NONE -> { }
        }
    }

    private void damageId(Row.Draft row, Enterprise enterprise, Id id) {
        String code = enterprise.creditCode();
        String cooperative = code.substring(2, 8) + "NA" + "%06d".formatted(enterprise.index() % 1_000_000) + "X";
        String thirteen = code.substring(2, 8) + "%07d".formatted(enterprise.index() % 10_000_000);
        switch (id) {
            case REGISTRATION -> other(row, enterprise.registrationNumber(), enterprise.registrationNumber(),
                    "registration-number");
            case COOPERATIVE -> other(row, cooperative, cooperative, "cooperative-number");
            case COOPERATIVE_LOWER -> other(row, cooperative.toLowerCase(Locale.ROOT), cooperative,
                    "cooperative-number");
            case THIRTEEN -> other(row, thirteen, thirteen, "thirteen-digit-number");
            case FOREIGN -> {
                String words = "企合云总字第%06d号".formatted(enterprise.index());
                other(row, words, words, "foreign-investment-number");
            }
            case LOWER -> row.text("uscc", code.toLowerCase(Locale.ROOT)).defect("lower-case-letters");
            case INNER_CHECK -> {
                String pilot = pilot(code);
                row.text("uscc", pilot).expect("uscc", pilot).defect("inner-check-wrong");
            }
            case OUTER_CHECK -> row.text("uscc", CreditCodeGenerator.broken(code)).quarantine("outer-check-wrong");
            // neither of these says which enterprise is registered
            case ORGANISATION -> row.text("uscc", CreditCodeGenerator.hyphenated(enterprise.organisationCode()))
                    .quarantine("hyphenated-organisation-code");
            case WORD -> row.text("uscc", "无").quarantine("no-identifier");
            case PLAIN -> { }
        }
    }

    /** An enterprise that is known by a registration number alone. */
    private static void other(Row.Draft row, String cell, String number, String defect) {
        row.text("uscc", cell).expectNothing("uscc").expect("registration_number", number).defect(defect);
    }

    /** A code as pilot cities issued it: the outer check fits, the inner one does not. */
    private static String pilot(String code) {
        char inner = code.charAt(16) == '5' ? '6' : '5';
        String body = code.substring(0, 16) + inner;
        return body + CreditCodeGenerator.check(body);
    }

    /** The day on which an enterprise closed, 0 if it has not. */
    private int closed(long which, int day) {
        for (int d = 1; d <= day; d++) {
            if (which < first && world().draw("closures", which * 4096 + d).chance(2)) {
                return d;
            }
        }
        return 0;
    }
}
