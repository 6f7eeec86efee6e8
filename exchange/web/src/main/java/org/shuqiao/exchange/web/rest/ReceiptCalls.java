package org.shuqiao.exchange.web.rest;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.account.Role;
import org.shuqiao.exchange.domain.ledger.RecordOutbox;
import org.shuqiao.exchange.domain.overview.LedgerExplorer;
import org.shuqiao.exchange.domain.overview.Receipts;
import org.shuqiao.exchange.domain.overview.Side;
import org.shuqiao.exchange.domain.store.ExchangeStore;
import org.shuqiao.exchange.platform.ledger.BlockEvidence;
import org.shuqiao.exchange.web.connection.LedgerFile;
import org.shuqiao.exchange.web.error.ServerCode;
import org.shuqiao.ledger.checkpoint.ConsistencyFile;
import org.shuqiao.ledger.log.LoggedRecord;
import org.shuqiao.ledger.log.PageRequest;
import org.shuqiao.ledger.log.RecordFilter;
import org.shuqiao.ledger.receipt.Receipt;
import org.shuqiao.ledger.record.Outcome;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** REST endpoints of records, receipts and public keys. */
@RestController
@RequestMapping("/api/v1")
class ReceiptCalls {

    private static final int ROWS = 500;

    private final BlockEvidence evidence;
    private final Receipts receipts;
    private final LedgerExplorer explorer;

    ReceiptCalls(BlockEvidence evidence, Receipts receipts, LedgerExplorer explorer) {
        this.explorer = explorer;
        this.evidence = evidence;
        this.receipts = receipts;
    }

    /** A record, newest first; {@code before=<index>} leads to older ones. */
    record RecordView(long index, String id, String time, String consumer, List<String> provider, String purpose,
            String outcome, Optional<String> refusal, OptionalLong rows) {

        static RecordView of(LoggedRecord logged) {
            var draft = logged.record().draft();
            Optional<String> refusal = draft.outcome() instanceof Outcome.Refused refused
                    ? Optional.of(refused.code()) : Optional.empty();
            OptionalLong rows = draft.outcome() instanceof Outcome.Delivered delivered
                    ? OptionalLong.of(delivered.rows()) : OptionalLong.empty();
            return new RecordView(logged.index(), draft.id(), draft.time().toString(), draft.consumer(),
                    draft.provider(), draft.purpose(), draft.outcome().word(), refusal, rows);
        }
    }

    @GetMapping("/receipts")
    List<RecordView> all(@AuthenticationPrincipal Actor actor, @RequestParam Optional<Long> before) {
        PageRequest page = before.map(index -> PageRequest.after(index, ROWS)).orElseGet(() -> PageRequest.first(ROWS));
        List<LoggedRecord> found = actor.has(Role.AUTHORITY) || actor.has(Role.AUDITOR)
                ? receipts.all(actor, RecordFilter.all(), page)
                : receipts.of(actor, actor.has(Role.REQUESTER) ? Side.CONSUMER : Side.PROVIDER,
                        RecordFilter.all(), page);
        return found.stream().map(RecordView::of).toList();
    }

    /**
     * Takes records out as a file, newest first: CSV, or one JSON object a line. What anybody takes stands in the
     * security log.
     *
     * @param account of who asked; for auditors
     * @param side    on which the caller's department stands: consumer or provider
     */
    @GetMapping("/receipts/export")
    void export(@AuthenticationPrincipal Actor actor, @RequestParam(defaultValue = "csv") String format,
            @RequestParam Optional<String> outcome, @RequestParam Optional<String> consumer,
            @RequestParam Optional<String> provider, @RequestParam Optional<String> resource,
            @RequestParam Optional<String> grant, @RequestParam Optional<String> account,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) Optional<LocalDate> from,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) Optional<LocalDate> to,
            @RequestParam Optional<String> side, HttpServletResponse response) throws IOException {
        oneOf("outcome", outcome, "delivered", "refused");
        oneOf("side", side, "consumer", "provider");
        RecordFilter filter = new RecordFilter(consumer, provider, grant, resource, Optional.empty(), outcome,
                from.map(day -> day.atStartOfDay(ExchangeStore.ZONE).toOffsetDateTime()),
                to.map(day -> day.plusDays(1).atStartOfDay(ExchangeStore.ZONE).toOffsetDateTime()), Optional.empty());
        boolean provides = side.map("provider"::equals).orElse(!actor.has(Role.REQUESTER));
        LedgerFile.send(explorer, actor, new LedgerExplorer.Search(filter, account,
                provides ? Side.PROVIDER : Side.CONSUMER), format, response);
    }

    private static void oneOf(String parameter, Optional<String> given, String... words) {
        if (given.isPresent() && !List.of(words).contains(given.get())) {
            throw new CodedException(ServerCode.BAD_REQUEST, parameter);
        }
    }

    /**
     * A receipt and what leads from it to a block of the ledger's network, once it is anchored there.
     *
     * @param block   whose proof an auditor fetches at {@code /api/v1/ledger/blocks/<number>}
     * @param joint   the file that joins the receipt's checkpoint to the anchored one, where these differ
     */
    record ReceiptView(String receipt, OptionalLong block, Optional<JointView> joint) { }

    /** @param text the file's exact bytes */
    record JointView(long from, long to, String text) {

        static JointView of(ConsistencyFile file) {
            return new JointView(file.first().size(), file.second().size(),
                    new String(file.bytes(), StandardCharsets.UTF_8));
        }
    }

    @GetMapping("/receipts/{id}")
    ReceiptView one(@AuthenticationPrincipal Actor actor, @PathVariable String id) {
        Receipt receipt = receipts.get(actor, id);
        return new ReceiptView(ReceiptText.of(receipt), evidence.block(actor, receipt),
                evidence.consistencyFile(receipt).map(JointView::of));
    }

    /** Account that asked, for auditors and officers of the department that asked. */
    record AccountView(Optional<String> account) { }

    @GetMapping("/receipts/{id}/account")
    AccountView account(@AuthenticationPrincipal Actor actor, @PathVariable String id) {
        return new AccountView(receipts.account(actor, id));
    }

    /**
     * Rows in the store that do not come from this gateway: for auditors and the authority.
     *
     * @param waiting rows that were put between the records that wait for the log; they are not signed
     * @param missing numbers of written records that are gone, as {@code from-to}
     */
    record ForeignView(List<RecordOutbox.Quarantined> waiting, List<String> missing) { }

    @GetMapping("/ledger/foreign")
    ForeignView foreign(@AuthenticationPrincipal Actor actor) {
        return new ForeignView(receipts.quarantined(actor), receipts.chainGaps(actor));
    }

    /** The public keys as the text of {@code keys.json}. */
    @GetMapping("/keys")
    Map<String, String> keys() {
        return Map.of("keys", new String(evidence.keys().bytes(), StandardCharsets.UTF_8));
    }
}
