package org.shuqiao.exchange.domain.overview;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.domain.ExchangeCode;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.account.Permissions;
import org.shuqiao.exchange.domain.account.Role;
import org.shuqiao.exchange.domain.ledger.RecordOutbox;
import org.shuqiao.ledger.log.LoggedRecord;
import org.shuqiao.ledger.log.PageRequest;
import org.shuqiao.ledger.log.RecordFilter;
import org.shuqiao.ledger.log.RecordLog;
import org.shuqiao.ledger.receipt.Receipt;
import org.shuqiao.ledger.record.ExchangeRecordDraft;

/** Reads records and receipts: a department's own, or all of them for the authority and auditors. */
public final class Receipts {

    private final Permissions permissions;
    private final RecordLog log;
    private final RecordOutbox records;

    public Receipts(Permissions permissions, RecordLog log, RecordOutbox records) {
        this.permissions = permissions;
        this.log = log;
        this.records = records;
    }

    /** @return records of the actor's department on one side, newest first */
    public List<LoggedRecord> of(Actor actor, Side side, RecordFilter filter, PageRequest page) {
        permissions.require(actor, Role.REQUESTER, Role.OFFICER);
        RecordFilter own = switch (side) {
            case PROVIDER -> filter.provider(actor.department());
            case CONSUMER -> filter.consumer(actor.department());
        };
        return log.find(own, page);
    }

    /** @return all records, newest first */
    public List<LoggedRecord> all(Actor actor, RecordFilter filter, PageRequest page) {
        permissions.require(actor, Role.AUTHORITY, Role.AUDITOR);
        return log.find(filter, page);
    }

    /** @return the receipt, for both sides, the authority and auditors */
    public Receipt get(Actor actor, String id) {
        Receipt receipt = log.receipt(id);
        ExchangeRecordDraft stated = receipt.record().draft();
        String[] sides = Stream.concat(Stream.of(stated.consumer()),
                stated.provider().stream()).toArray(String[]::new);
        permissions.requireInvolvement(actor, id, sides);
        return receipt;
    }

    /** @return the account that asked: told to auditors and to the consumer's own officers */
    public Optional<String> account(Actor actor, String id) {
        String consumer = get(actor, id).record().draft().consumer();
        boolean own = permissions.holds(actor, Role.OFFICER) && actor.department().equals(consumer);
        if (!own && !permissions.holds(actor, Role.AUDITOR)) {
            throw new CodedException(ExchangeCode.ROLE_NEEDED, Role.AUDITOR.id());
        }
        return records.account(id);
    }

    /** @return rows that wait for the log and were not written by this gateway, for auditors and the authority */
    public List<RecordOutbox.Quarantined> quarantined(Actor actor) {
        permissions.require(actor, Role.AUTHORITY, Role.AUDITOR);
        return records.quarantined();
    }

    /** @return numbers of written records that the store does not have any more, as {@code from-to} */
    public List<String> chainGaps(Actor actor) {
        permissions.require(actor, Role.AUTHORITY, Role.AUDITOR);
        return records.chainGaps();
    }
}
