package org.shuqiao.exchange.domain.ledger;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.shuqiao.base.digest.Sha256;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.domain.ExchangeCode;
import org.shuqiao.exchange.domain.resource.Mode;
import org.shuqiao.exchange.domain.store.Columns;
import org.shuqiao.exchange.domain.store.ExchangeStore;
import org.shuqiao.ledger.log.RecordLog;
import org.shuqiao.ledger.receipt.Receipt;
import org.shuqiao.ledger.record.DeliveryKind;
import org.shuqiao.ledger.record.ExchangeRecord;
import org.shuqiao.ledger.record.ExchangeRecordDraft;
import org.shuqiao.ledger.record.GrantUse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Transactional outbox of exchange records: stored with the quota count first, then appended to the log. What a process
 * left behind when it died is appended by {@link #recover()}; a record may then tell of an answer that was never handed
 * out, but no answer is ever handed out without a record. What waits carries the proof that this gateway wrote it
 * ({@link GatewayChain}): a row without it is never signed, but kept for the auditor.
 */
public final class RecordOutbox {

    private static final Logger LOG = LoggerFactory.getLogger(RecordOutbox.class);

    private final ExchangeStore store;
    private final RecordLog log;
    private final GatewayChain chain;

    public RecordOutbox(ExchangeStore store, RecordLog log, GatewayKey key) {
        this.store = store;
        this.log = log;
        this.chain = new GatewayChain(store, key);
    }

    /**
     * A row that waits for the log, but was not written by this gateway.
     *
     * @param at    as the row says
     * @param fault what does not fit: {@code chain}, {@code mark} or {@code time}
     */
    public record Quarantined(String id, Instant at, String account, String fault) { }

    /** Writes the record down, within the caller's transaction where there is one. */
    public void prepare(ExchangeRecordDraft draft, String account, Optional<String> request) {
        store.inTransaction(() -> {
            String text = text(draft);
            GatewayChain.Link link = chain.extend(new GatewayChain.Content(draft.id(), account, request, text));
            store.sql("""
                    insert into exchange.record (id, at, by_account, request, draft, number, chained_at, previous, mark)
                    values (:id, :at, :account, :request, :draft, :number, :chained, :previous, :mark)""")
                    .param("id", draft.id()).param("at", draft.time()).param("account", account)
                    .param("request", request.orElse(null)).param("draft", text)
                    .param("number", link.number()).param("chained", ExchangeStore.column(link.at()))
                    .param("previous", link.previous()).param("mark", link.mark())
                    .update();
        });
    }

    /**
     * Appends a prepared record.
     *
     * @throws CodedException {@code LEDGER_WAITING} when the log cannot take it now; {@link #recover()} will
     */
    public Receipt append(ExchangeRecordDraft draft) {
        Receipt receipt;
        try {
            receipt = log.append(draft);
        } catch (CodedException e) {
            throw new CodedException(ExchangeCode.LEDGER_WAITING, e);
        }
        store.sql("update exchange.record set logged_at = :at where id = :id")
                .param("at", ExchangeStore.column(store.now())).param("id", draft.id()).update();
        return receipt;
    }

    /**
     * Appends what was prepared and not appended; repeating it is harmless. What this gateway did not write is marked
     * for the auditor and stays where it is.
     *
     * @return how many records were appended
     */
    public int recover() {
        int appended = 0;
        for (Waiting row : waiting("where logged_at is null order by number nulls last, at, id", Map.of())) {
            Optional<String> fault = fault(row);
            if (fault.isEmpty()) {
                append(draft(row.content().draft()));
                appended++;
            } else {
                quarantine(row, fault.get());
            }
        }
        return appended;
    }

    /** @return rows that wait for the log and were not written by this gateway: none in a sound platform */
    public List<Quarantined> quarantined() {
        return waiting("where logged_at is null order by at, id", Map.of()).stream()
                .flatMap(row -> fault(row).map(fault -> new Quarantined(row.content().id(), row.at(),
                        row.content().account(), fault)).stream())
                .toList();
    }

    /** @return numbers of written records that the store does not have any more, as {@code from-to} */
    public List<String> chainGaps() {
        return chain.gaps();
    }

    /** @return the account that asked; only the platform knows it, the record names the department */
    public Optional<String> account(String record) {
        return store.sql("select by_account from exchange.record where id = :id").param("id", record)
                .query(String.class).optional();
    }

    /** @return the ids of the newest records that an account asked for, so many at most */
    public Set<String> asked(String account, int most) {
        return Set.copyOf(store.sql("""
                select id from exchange.record where by_account = :account order by at desc, id desc limit :most""")
                .param("account", account).param("most", most).query(String.class).list());
    }

    /** @return the accounts that asked, by the record's id */
    public Map<String, String> accounts(Collection<String> records) {
        return records.isEmpty() ? Map.of() : store.sql("""
                select id, by_account from exchange.record where id in (:records)""").param("records", records)
                .query((row, number) -> Map.entry(row.getString("id"), row.getString("by_account"))).list().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** @return whether an attempt's record was written down, whether the log has it yet or not */
    public boolean written(String record) {
        return store.sql("select count(*) from exchange.record where id = :id").param("id", record)
                .query(Long.class).single() > 0;
    }

    /** @return the record of an attempt, once the log has it */
    public Optional<Receipt> logged(String record) {
        return store.sql("select id from exchange.record where id = :id and logged_at is not null").param("id", record)
                .query(String.class).optional().map(log::receipt);
    }

    /** @return the record of a request's refusal */
    public Optional<Receipt> ofRequest(String request) {
        return store.sql("select id from exchange.record where request = :request and logged_at is not null")
                .param("request", request).query(String.class).optional().map(log::receipt);
    }

    /**
     * @return the record of a request's refusal that the log does not have yet
     * @throws CodedException {@code RECORD_NOT_OURS} when another one than this gateway wrote it
     */
    public Optional<ExchangeRecordDraft> waitingOf(String request) {
        return waiting("where request = :request and logged_at is null", Map.of("request", request)).stream()
                .findFirst().map(row -> {
                    fault(row).ifPresent(fault -> {
                        throw new CodedException(ExchangeCode.RECORD_NOT_OURS, row.content().id(), fault);
                    });
                    return draft(row.content().draft());
                });
    }

    /** @return the kind under which a mode is recorded */
    public static DeliveryKind kind(Mode mode) {
        return switch (mode) {
            case QUERY -> DeliveryKind.QUERY;
            case VERIFY -> DeliveryKind.VERIFY;
            case FILE -> DeliveryKind.FILE;
            case SERVICE -> DeliveryKind.SERVICE;
            case TABLE -> DeliveryKind.PUSH;
        };
    }

    /** The log numbers records within their grants; until it has, each number stands as 1. */
    private static String text(ExchangeRecordDraft draft) {
        Map<String, Long> placeholders = draft.uses().stream()
                .collect(Collectors.toMap(GrantUse::grant, use -> 1L, (one, other) -> one));
        boolean signed = draft.attempt().isPresent() || draft.request().isPresent();
        OptionalLong ofConsumer = signed && draft.countsForConsumer()
                ? OptionalLong.of(1) : OptionalLong.empty();
        return new String(ExchangeRecord.of(draft, placeholders, ofConsumer).bytes(), StandardCharsets.UTF_8);
    }

    private static ExchangeRecordDraft draft(String text) {
        return ExchangeRecord.parse(text.getBytes(StandardCharsets.UTF_8)).draft();
    }

    private List<Waiting> waiting(String where, Map<String, ?> parameters) {
        return store.sql("select * from exchange.record " + where).params(parameters)
                .query((row, number) -> new Waiting(new GatewayChain.Content(row.getString("id"),
                        row.getString("by_account"), Columns.optionalText(row, "request"), row.getString("draft")),
                        Columns.time(row, "at"), GatewayChain.link(row), row.getString("quarantine") != null))
                .list();
    }

    private Optional<String> fault(Waiting row) {
        return chain.fault(row.content(), row.link());
    }

    private void quarantine(Waiting row, String fault) {
        if (row.known()) {
            return;
        }
        // the id is the attacker's text: only its digest goes into the log
        LOG.error("a record that waits was not written by this gateway and is not appended ({}, {})", fault,
                Sha256.tagged(row.content().id()));
        store.sql("update exchange.record set quarantine = :code where id = :id")
                .param("code", ExchangeCode.RECORD_NOT_OURS.id()).param("id", row.content().id()).update();
    }

    private record Waiting(GatewayChain.Content content, Instant at, Optional<GatewayChain.Link> link,
            boolean known) { }
}
