package org.shuqiao.exchange.domain.assembly;

import java.time.Duration;
import org.shuqiao.catalog.department.Departments;
import org.shuqiao.exchange.domain.account.Accounts;
import org.shuqiao.exchange.domain.account.Permissions;
import org.shuqiao.exchange.domain.correction.Objections;
import org.shuqiao.exchange.domain.decision.Decisions;
import org.shuqiao.exchange.domain.delivery.Deliveries;
import org.shuqiao.exchange.domain.grant.GrantBook;
import org.shuqiao.exchange.domain.grant.Grants;
import org.shuqiao.exchange.domain.grant.PolicyReader;
import org.shuqiao.exchange.domain.intake.ByRule;
import org.shuqiao.exchange.domain.intake.Requests;
import org.shuqiao.exchange.domain.ledger.CatalogEvents;
import org.shuqiao.exchange.domain.ledger.LedgerOutage;
import org.shuqiao.exchange.domain.ledger.Outbox;
import org.shuqiao.exchange.domain.ledger.Records;
import org.shuqiao.exchange.domain.overview.Board;
import org.shuqiao.exchange.domain.overview.Receipts;
import org.shuqiao.exchange.domain.request.RequestBook;
import org.shuqiao.exchange.domain.request.RequestClock;
import org.shuqiao.exchange.domain.resource.Bindings;
import org.shuqiao.exchange.domain.resource.Resources;
import org.shuqiao.exchange.domain.store.ExchangeSchema;
import org.shuqiao.exchange.domain.store.Store;
import org.shuqiao.ledger.record.RecordId;

/** The exchange's services, put together. Each checks on each call what the actor may do. */
public final class Exchange {

    /** How long events are sent to the ledger at a time, when many wait: users do not wait for them. */
    private static final Duration AT_WORK = Duration.ofSeconds(20);
    private static final Duration AT_START = Duration.ofSeconds(2);

    private final Accounts accounts;
    private final Permissions permissions;
    private final Resources resources;
    private final Bindings bindings;
    private final Requests requests;
    private final Decisions decisions;
    private final Grants grants;
    private final Deliveries deliveries;
    private final Board board;
    private final Receipts receipts;
    private final Objections objections;
    private final Records records;
    private final CatalogEvents catalogEvents;
    private final Outbox outbox;
    private final LedgerOutage outage;

    private Exchange(Foundations on) {
        Store store = new Store(on.store(), on.clock());
        RecordId ids = new RecordId(on.clock());
        Departments departments = on.catalog().departments();
        this.permissions = new Permissions(store);
        this.accounts = new Accounts(store, permissions, departments, on.lockout());
        this.resources = new Resources(on.catalog().entries());
        this.bindings = new Bindings(store, permissions, resources);
        this.outbox = new Outbox(store, ids, on.ledger());
        this.outage = new LedgerOutage(outbox);
        this.catalogEvents = new CatalogEvents(store, on.catalog().announcements(), outbox);
        this.records = new Records(store, on.log());
        RequestBook requestBook = new RequestBook(store);
        RequestClock requestClock = new RequestClock(on.legal());
        GrantBook grantBook = new GrantBook(store);
        PolicyReader reader = new PolicyReader(departments, resources);
        this.decisions = new Decisions(store, permissions, requestBook, reader, outbox);
        this.grants = new Grants(store, permissions, requestBook, grantBook, reader, on.keys(), outbox);
        ByRule byRule = new ByRule(requestBook, decisions, grants, records, ids);
        this.requests = new Requests(store, permissions, resources, requestBook, requestClock, byRule, grantBook,
                records, catalogEvents, outbox);
        this.deliveries = new Deliveries(store, permissions, grantBook, resources, bindings, on.engine(), records, ids,
                on.limits(), outage);
        this.board = new Board(store, permissions, requestBook, requestClock, grantBook, on.log(), outbox);
        this.receipts = new Receipts(permissions, on.log(), records);
        this.objections = new Objections(store, permissions, resources, on.legal(), catalogEvents, outbox);
    }

    /** Brings the tables up to date, puts the services together, and finishes what a process left that died. */
    public static Exchange open(Foundations on) {
        ExchangeSchema.migrate(on.store());
        Exchange exchange = new Exchange(on);
        exchange.tend(AT_START);
        return exchange;
    }

    /**
     * Does what is due: records that the log does not have, published entries and expired grants of which the ledger was
     * not told. Call it every few seconds; it is harmless to repeat and to run in several processes.
     */
    public void tend() {
        tend(AT_WORK);
    }

    private void tend(Duration sending) {
        records.recover();
        catalogEvents.take();
        grants.announceExpired();
        outbox.drain(sending);
    }

    /** @return since when the ledger takes nothing, to be told by whoever anchors */
    public LedgerOutage outage() {
        return outage;
    }

    public Accounts accounts() {
        return accounts;
    }

    public Permissions permissions() {
        return permissions;
    }

    public Resources resources() {
        return resources;
    }

    public Bindings bindings() {
        return bindings;
    }

    public Requests requests() {
        return requests;
    }

    public Decisions decisions() {
        return decisions;
    }

    public Grants grants() {
        return grants;
    }

    public Deliveries deliveries() {
        return deliveries;
    }

    public Board board() {
        return board;
    }

    public Receipts receipts() {
        return receipts;
    }

    public Objections objections() {
        return objections;
    }
}
