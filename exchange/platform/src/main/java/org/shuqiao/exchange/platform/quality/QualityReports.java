package org.shuqiao.exchange.platform.quality;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.catalog.dataset.Datasets;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.account.Permissions;
import org.shuqiao.exchange.domain.account.Role;
import org.shuqiao.exchange.domain.quality.QualityCode;
import org.shuqiao.exchange.domain.store.ExchangeStore;
import org.shuqiao.exchange.platform.audit.SignedReports;
import org.shuqiao.ledger.signature.SigningKey;

/**
 * Monthly reports of the departments' data quality, signed with the log's key and written once, as those of audits
 * are. A report is for its department, the authority and auditors.
 */
public final class QualityReports {

    private static final String SUFFIX = ".quality.json";
    private static final Pattern NAME = Pattern.compile("[0-9]{6}-[a-z0-9_-]{1,64}");

    private final SignedReports reports;
    private final QualityMonth months;
    private final Datasets datasets;
    private final Permissions permissions;
    private final ExchangeStore store;

    public QualityReports(Path folder, SigningKey key, ExchangeStore store, Datasets datasets,
            Permissions permissions) {
        this.reports = new SignedReports(folder, SUFFIX, NAME, key);
        this.months = new QualityMonth(store, datasets);
        this.datasets = datasets;
        this.permissions = permissions;
        this.store = store;
    }

    /** Makes what is not kept yet of the last month that is over, for every department that has datasets. */
    public synchronized void makeDue() {
        YearMonth month = YearMonth.from(store.today()).minusMonths(1);
        datasets.all().stream().map(summary -> summary.facts().department()).distinct().sorted()
                .filter(department -> !reports.has(id(month, department)))
                .forEach(department -> months.report(department, month).ifPresent(report ->
                        reports.keep(id(month, department), report)));
    }

    /**
     * Makes the report of a month that is over, or finds the one that is kept.
     *
     * @param month such as {@code 2026-10}
     */
    public synchronized SignedReports.Signed make(Actor actor, String department, String month) {
        requireReader(actor, department);
        YearMonth of = month(month);
        String id = id(of, department);
        if (!reports.has(id)) {
            ObjectNode report = months.report(department, of)
                    .orElseThrow(() -> new CodedException(QualityCode.NOTHING_RAN, department, of));
            reports.keep(id, report);
        }
        return reports.read(id);
    }

    /** @return the reports that the actor may read, newest first */
    public List<SignedReports.Signed> all(Actor actor) {
        permissions.require(actor, Role.OFFICER, Role.AUTHORITY, Role.AUDITOR);
        boolean every = permissions.holds(actor, Role.AUTHORITY) || permissions.holds(actor, Role.AUDITOR);
        return reports.ids().stream().filter(id -> every || department(id).equals(actor.department()))
                .map(reports::read).toList();
    }

    public SignedReports.Signed get(Actor actor, String id) {
        permissions.require(actor, Role.OFFICER, Role.AUTHORITY, Role.AUDITOR);
        if (!reports.has(id)) {
            throw new CodedException(QualityCode.REPORT_UNKNOWN, reports.named(id) ? id : "?");
        }
        requireReader(actor, department(id));
        return reports.read(id);
    }

    /** @return the report's file, byte for byte as it was signed */
    public byte[] file(Actor actor, String id) {
        return reports.file(get(actor, id).id());
    }

    private void requireReader(Actor actor, String department) {
        permissions.require(actor, Role.OFFICER, Role.AUTHORITY, Role.AUDITOR);
        permissions.requireInvolvement(actor, department, department);
    }

    private YearMonth month(String text) {
        Optional<YearMonth> month;
        try {
            month = Optional.of(YearMonth.parse(text.strip()));
        } catch (DateTimeParseException e) {
            month = Optional.empty();
        }
        LocalDate today = store.today();
        return month.filter(of -> of.getYear() >= 2000 && of.isBefore(YearMonth.from(today)))
                .orElseThrow(() -> new CodedException(QualityCode.MONTH_INVALID,
                        text.length() > 20 ? text.substring(0, 20) : text));
    }

    private static String id(YearMonth month, String department) {
        return month.toString().replace("-", "") + "-" + department;
    }

    private static String department(String id) {
        return id.substring(id.indexOf('-') + 1);
    }
}
