package org.shuqiao.exchange.domain.overview;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.account.Permissions;
import org.shuqiao.exchange.domain.account.Role;
import org.shuqiao.exchange.domain.ledger.RecordOutbox;
import org.shuqiao.exchange.domain.security.SecurityJournal;
import org.shuqiao.ledger.log.LoggedRecord;
import org.shuqiao.ledger.log.PageRequest;
import org.shuqiao.ledger.log.RecordFilter;
import org.shuqiao.ledger.log.RecordLog;
import org.shuqiao.ledger.record.DeliveryKind;
import org.shuqiao.ledger.security.SecurityKind;

/**
 * Finds exchange records by what they say, and by who asked for the auditor, and takes what was found out of the
 * platform: page by page, whatever its length, with an entry of the security log before the first line leaves.
 */
public final class LedgerExplorer {

    /** Records of one account that are looked through at most. */
    private static final int MOST = 100_000;
    private static final int PAGE = 500;

    private final Permissions permissions;
    private final Receipts receipts;
    private final RecordLog log;
    private final RecordOutbox records;
    private final SecurityJournal journal;

    public LedgerExplorer(Permissions permissions, Receipts receipts, RecordLog log, RecordOutbox records,
            SecurityJournal journal) {
        this.permissions = permissions;
        this.receipts = receipts;
        this.log = log;
        this.records = records;
        this.journal = journal;
    }

    /**
     * Filter of records.
     *
     * @param account of who asked, for auditors
     * @param side    on which the reader's department stands; it is not looked at for who sees all
     */
    public record Search(RecordFilter filter, Optional<String> account, Side side) { }

    /** A record as it is taken out. @param account that asked, for auditors */
    public record Exported(LoggedRecord record, Optional<String> account) { }

    /** @return records, newest first: all for the authority and auditors, of their own department for others */
    public List<LoggedRecord> find(Actor actor, Search search, PageRequest page) {
        return page(actor, search.side(), narrowed(actor, search), page);
    }

    /**
     * Begins to take out what a search finds up to now.
     *
     * @param format name of the file's format, for the entry
     * @return what hands the records over one by one, newest first
     */
    public Consumer<Consumer<Exported>> export(Actor actor, Search search, String format) {
        RecordFilter filter = narrowed(actor, search);
        boolean found = !page(actor, search.side(), filter, PageRequest.first(1)).isEmpty(); // may the actor at all
        boolean tellsWho = permissions.holds(actor, Role.AUDITOR);
        long size = log.checkpoint().size();
        journal.enter(SecurityKind.LEDGER_EXPORTED, actor.login(), found ? search.account().orElse("") : "",
                details(search, format, size, found));
        return to -> {
            long before = size;
            List<LoggedRecord> next;
            do {
                next = page(actor, search.side(), filter, PageRequest.after(before, PAGE));
                Map<String, String> asked = tellsWho ? records.accounts(next.stream()
                        .map(each -> each.record().id()).toList()) : Map.of();
                next.forEach(each -> to.accept(new Exported(each,
                        Optional.ofNullable(asked.get(each.record().id())))));
                before = next.isEmpty() ? 0 : next.getLast().index();
            } while (next.size() == PAGE);
        };
    }

    private List<LoggedRecord> page(Actor actor, Side side, RecordFilter filter, PageRequest page) {
        boolean all = permissions.holds(actor, Role.AUTHORITY) || permissions.holds(actor, Role.AUDITOR);
        return all ? receipts.all(actor, filter, page) : receipts.of(actor, side, filter, page);
    }

    private RecordFilter narrowed(Actor actor, Search search) {
        if (search.account().isEmpty()) {
            return search.filter();
        }
        permissions.require(actor, Role.AUDITOR);
        Set<String> asked = records.asked(search.account().get(), MOST + 1);
        if (asked.size() > MOST) {
            throw new CodedException(ExplorerCode.ACCOUNT_TOO_BUSY, search.account().get(), MOST);
        }
        return search.filter().ids(asked);
    }

    /** What finds nothing may be anything that somebody typed, and has no place in the log. */
    private static Map<String, String> details(Search search, String format, long size, boolean found) {
        RecordFilter filter = found ? search.filter() : RecordFilter.all();
        Map<String, String> said = new TreeMap<>(Map.of("format", format, "size", Long.toString(size), "found",
                Boolean.toString(found), "side", search.side().name().toLowerCase(Locale.ROOT)));
        filter.consumer().ifPresent(value -> said.put("consumer", value));
        filter.provider().ifPresent(value -> said.put("provider", value));
        filter.grant().ifPresent(value -> said.put("grant", value));
        filter.resource().ifPresent(value -> said.put("resource", value));
        filter.kind().map(DeliveryKind::word).ifPresent(value -> said.put("kind", value));
        filter.outcome().ifPresent(value -> said.put("outcome", value));
        filter.from().ifPresent(value -> said.put("from", value.toString()));
        filter.to().ifPresent(value -> said.put("to", value.toString()));
        return said;
    }
}
