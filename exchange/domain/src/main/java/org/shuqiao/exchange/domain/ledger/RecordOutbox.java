package org.shuqiao.exchange.domain.ledger;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.domain.ExchangeCode;
import org.shuqiao.exchange.domain.resource.Mode;
import org.shuqiao.exchange.domain.store.ExchangeStore;
import org.shuqiao.ledger.log.RecordLog;
import org.shuqiao.ledger.receipt.Receipt;
import org.shuqiao.ledger.record.DeliveryKind;
import org.shuqiao.ledger.record.ExchangeRecord;
import org.shuqiao.ledger.record.ExchangeRecordDraft;
import org.shuqiao.ledger.record.GrantUse;

/**
 * Transactional outbox of exchange records: stored with the quota count first, then appended to the log. What a process
 * left behind when it died is appended by {@link #recover()}; a record may then tell of an answer that was never handed
 * out, but no answer is ever handed out without a record.
 */
public final class RecordOutbox {

    private final ExchangeStore store;
    private final RecordLog log;

    public RecordOutbox(ExchangeStore store, RecordLog log) {
        this.store = store;
        this.log = log;
    }

    /** Writes the record down, within the caller's transaction. */
    public void prepare(ExchangeRecordDraft draft, String account, Optional<String> request) {
        store.sql("""
                insert into exchange.record (id, at, by_account, request, draft)
                values (:id, :at, :account, :request, :draft)""")
                .param("id", draft.id()).param("at", draft.time()).param("account", account)
                .param("request", request.orElse(null)).param("draft", text(draft))
                .update();
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

    /** Appends what was prepared and not appended; repeating it is harmless. @return how many records that were */
    public int recover() {
        List<String> waiting = store.sql("""
                select draft from exchange.record where logged_at is null order by at, id""")
                .query(String.class).list();
        waiting.forEach(draft -> append(draft(draft)));
        return waiting.size();
    }

    /** @return the account that asked; only the platform knows it, the record names the department */
    public Optional<String> account(String record) {
        return store.sql("select by_account from exchange.record where id = :id").param("id", record)
                .query(String.class).optional();
    }

    /** @return the record of a request's refusal */
    public Optional<Receipt> ofRequest(String request) {
        return store.sql("select id from exchange.record where request = :request and logged_at is not null")
                .param("request", request).query(String.class).optional().map(log::receipt);
    }

    /** @return the record of a request's refusal that the log does not have yet */
    public Optional<ExchangeRecordDraft> waitingOf(String request) {
        return store.sql("select draft from exchange.record where request = :request and logged_at is null")
                .param("request", request).query(String.class).optional().map(RecordOutbox::draft);
    }

    /** @return the kind under which a mode is recorded */
    public static DeliveryKind kind(Mode mode) {
        return switch (mode) {
            case QUERY -> DeliveryKind.QUERY;
            case VERIFY -> DeliveryKind.VERIFY;
            case FILE -> DeliveryKind.FILE;
            case TABLE -> DeliveryKind.PUSH;
        };
    }

    /** The log numbers records within their grants; until it has, each number stands as 1. */
    private static String text(ExchangeRecordDraft draft) {
        Map<String, Long> placeholders = draft.uses().stream()
                .collect(Collectors.toMap(GrantUse::grant, use -> 1L, (one, other) -> one));
        return new String(ExchangeRecord.of(draft, placeholders).bytes(), StandardCharsets.UTF_8);
    }

    private static ExchangeRecordDraft draft(String text) {
        return ExchangeRecord.parse(text.getBytes(StandardCharsets.UTF_8)).draft();
    }
}
