package org.shuqiao.exchange.domain.correction;

import java.util.List;
import java.util.Optional;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.domain.ExchangeCode;
import org.shuqiao.exchange.domain.FieldFault;
import org.shuqiao.exchange.domain.GrantUseCode;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.grant.GrantRepository;
import org.shuqiao.exchange.domain.resource.Resource;
import org.shuqiao.exchange.domain.resource.Resources;
import org.shuqiao.ledger.log.RecordLog;
import org.shuqiao.ledger.record.ExchangeRecordDraft;
import org.shuqiao.ledger.record.GrantUse;
import org.shuqiao.ledger.record.Outcome;

/** Tells what a complaint is about: the resource behind a delivered row, in the version that was delivered. */
final class DeliveredRows {

    private final RecordLog log;
    private final GrantRepository grants;
    private final Resources resources;

    DeliveredRows(RecordLog log, GrantRepository grants, Resources resources) {
        this.log = log;
        this.grants = grants;
        this.resources = resources;
    }

    Resource resource(Actor actor, Complaint complaint) {
        Resource resource = complaint.receipt().map(receipt -> delivered(actor, receipt, complaint))
                .orElseGet(() -> resources.published(complaint.resource()
                        .orElseThrow(() -> FieldFault.missing("receipt, resource"))));
        complaint.item().filter(name -> resource.item(name).isEmpty()).ifPresent(name -> {
            throw new CodedException(ExchangeCode.ITEM_UNKNOWN, resource.code(), name);
        });
        return resource;
    }

    private Resource delivered(Actor actor, String receipt, Complaint complaint) {
        ExchangeRecordDraft record = log.receipt(receipt).record().draft();
        if (!record.consumer().equals(actor.department())
                || !(record.outcome() instanceof Outcome.Delivered delivered)) {
            throw new CodedException(GrantUseCode.RECEIPT_NOT_YOURS, receipt);
        }
        complaint.row().ifPresent(row -> {
            if (row < 1 || row > delivered.rows()) {
                throw new CodedException(GrantUseCode.ROW_NOT_DELIVERED, receipt, row);
            }
        });
        List<GrantUse> uses = record.uses().stream()
                .filter(use -> complaint.resource().filter(code -> !code.equals(use.resource())).isEmpty()).toList();
        return uses.stream().filter(use -> gives(use, complaint.item())).findFirst()
                .flatMap(use -> resources.version(use.resource(), (int) use.version()))
                .orElseThrow(() -> new CodedException(GrantUseCode.ITEM_NOT_DELIVERED, receipt,
                        complaint.item().or(complaint::resource).orElse("?")));
    }

    private boolean gives(GrantUse use, Optional<String> item) {
        return item.isEmpty() || grants.find(use.grant())
                .filter(grant -> grant.policy().columns().contains(item.get())).isPresent();
    }
}
