package org.shuqiao.exchange.platform.inbox;

import java.util.List;
import org.shuqiao.catalog.publish.Entries;
import org.shuqiao.catalog.publish.PublishedPages;
import org.shuqiao.exchange.domain.alert.Alerts;
import org.shuqiao.exchange.domain.control.Changes;
import org.shuqiao.exchange.domain.correction.Corrections;
import org.shuqiao.exchange.domain.correction.Objections;
import org.shuqiao.exchange.domain.duty.OwnDuties;
import org.shuqiao.exchange.domain.overview.Dashboard;
import org.shuqiao.exchange.domain.store.ExchangeStore;
import org.shuqiao.exchange.platform.audit.AuditInbox;

/** Services from which the matters of inboxes are read. */
public record InboxMatters(ExchangeStore store, OwnDuties duties, Alerts alerts, Corrections corrections,
        Dashboard board, Objections objections, Entries entries, PublishedPages published,
        Changes changes, AuditInbox audits) {

    List<InboxSource> sources() {
        return List.of(new DutyMatters(duties, alerts, corrections), new RequestMatters(store, board, objections),
                new AgreementMatters(entries, published, changes, audits));
    }
}
