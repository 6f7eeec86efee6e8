package org.shuqiao.exchange.web.portal;

import java.util.List;
import java.util.Optional;
import org.shuqiao.catalog.department.Department;
import org.shuqiao.catalog.department.Departments;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.alert.Alerts;
import org.shuqiao.exchange.domain.overview.Receipts;
import org.shuqiao.exchange.platform.audit.AuditInbox;
import org.shuqiao.exchange.platform.audit.KeptAudits;
import org.shuqiao.exchange.platform.ledger.LedgerStatus;
import org.shuqiao.ledger.log.RecordLog;
import org.springframework.stereotype.Component;

/** Part of the home page for auditors: findings, how the last audit reconciled the logs, the ledger, verification. */
@Component
class AuditorHome {

    private final AuditInbox inbox;
    private final KeptAudits kept;
    private final Alerts alerts;
    private final Receipts receipts;
    private final RecordLog log;
    private final LedgerStatus ledger;
    private final Departments departments;

    AuditorHome(AuditInbox inbox, KeptAudits kept, Alerts alerts, Receipts receipts, RecordLog log,
            LedgerStatus ledger, Departments departments) {
        this.inbox = inbox;
        this.kept = kept;
        this.alerts = alerts;
        this.receipts = receipts;
        this.log = log;
        this.ledger = ledger;
        this.departments = departments;
    }

    /**
     * All that the part shows.
     *
     * @param found    kept audits with findings that nobody has looked at
     * @param newest   the last audit that was kept, with what each of its checks compared and found
     * @param foreign  rows that wait for the log and were not written by this gateway
     * @param unproven records that no anchor covers yet
     */
    record View(List<AuditPage.ReportLine> found, Optional<AuditPage.ReportLine> newest,
            List<AuditPage.CheckLine> checks, long alerts, int foreign, long records, long unproven,
            List<Department> departments) { }

    View view(Actor actor) {
        Optional<KeptAudits.Kept> newest = kept.latest();
        long records = log.size();
        return new View(inbox.waiting(actor).stream().map(AuditPage::line).toList(), newest.map(AuditPage::line),
                newest.map(AuditPage::checks).orElse(List.of()), alerts.open(actor),
                receipts.quarantined(actor).size(), records,
                Math.max(0, records - ledger.lastKnownAnchorSize().orElse(0)), departments.all());
    }
}
