package org.shuqiao.exchange.web.portal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.shuqiao.exchange.domain.grant.EmergencyBasis;
import org.shuqiao.ledger.log.LoggedRecord;
import org.shuqiao.ledger.merkle.Hash;
import org.shuqiao.ledger.receipt.Receipt;
import org.shuqiao.ledger.record.ExchangeRecord;
import org.shuqiao.ledger.record.ExchangeRecordDraft;
import org.shuqiao.ledger.record.GrantUse;
import org.shuqiao.ledger.record.Outcome;
import org.shuqiao.ledger.signature.PublicKeys;
import org.shuqiao.ledger.verifier.ReceiptVerifier;
import org.shuqiao.ledger.verifier.Verdict;
import org.shuqiao.ledger.verifier.VerifiedReceipt;
import org.springframework.stereotype.Component;

/** Views of records and receipts. */
@Component
class LedgerViews {

    private final PublicKeys keys;

    LedgerViews(PublicKeys keys) {
        this.keys = keys;
    }

    /** A record in a list. */
    record Line(long index, String id, String time, String consumer, String providers, String purpose, String kind,
            String outcome, String tone, String detail) { }

    /** A field of a record: what it is called, what it says, and what that means. */
    record Field(String key, String value, boolean code) { }

    /** A step of the Merkle path: the neighbour, on which side it stands, and the node of both. */
    record PathStep(int level, boolean left, String neighbour, String node) { }

    /** A verdict in words. */
    record VerdictLine(boolean valid, String code, String why, List<String> proven) { }

    Line line(LoggedRecord logged, PageLocalizer say) {
        ExchangeRecordDraft draft = logged.record().draft();
        String detail = switch (draft.outcome()) {
            case Outcome.Delivered delivered -> say.text("record.rows", say.number(delivered.rows()));
            case Outcome.Refused refused -> refused.code();
        };
        boolean emergency = draft.uses().stream().anyMatch(use -> EmergencyBasis.isEmergency(use.grant()));
        return new Line(logged.index(), draft.id(), say.second(draft.time()), say.department(draft.consumer()),
                draft.provider().isEmpty() ? "—" : say.departments(draft.provider()), draft.purpose(),
                say.text("recordkind." + draft.kind().word())
                        + (emergency ? " · " + say.text("record.emergency") : ""), say.text(draft.outcome().word()),
                tone(draft), detail);
    }

    static String tone(ExchangeRecordDraft draft) {
        return draft.outcome() instanceof Outcome.Delivered ? "good" : "bad";
    }

    List<Field> fields(ExchangeRecord record, PageLocalizer say) {
        ExchangeRecordDraft draft = record.draft();
        List<Field> fields = new ArrayList<>();
        fields.add(new Field("record.id", draft.id(), true));
        fields.add(new Field("record.time", say.second(draft.time()) + " +08:00", false));
        fields.add(new Field("record.kind", say.text("recordkind." + draft.kind().word()), false));
        if (draft.uses().stream().anyMatch(use -> EmergencyBasis.isEmergency(use.grant()))) {
            fields.add(new Field("record.class", say.text("record.emergency"), false));
        }
        fields.add(new Field("record.consumer", say.department(draft.consumer()), false));
        fields.add(new Field("record.provider",
                draft.provider().isEmpty() ? "—" : say.departments(draft.provider()), false));
        fields.add(new Field("record.purpose", draft.purpose(), false));
        switch (draft.outcome()) {
            case Outcome.Delivered delivered -> {
                fields.add(new Field("record.outcome", say.text("delivered") + " · "
                        + say.text("record.rows", say.number(delivered.rows())), false));
                fields.add(new Field("record.result", delivered.result(), true));
            }
            case Outcome.Refused refused -> {
                fields.add(new Field("record.outcome", say.text("refused") + " · " + refused.code()
                        + say.meaning(refused.code()).map(words -> " · " + words).orElse(""), false));
                refused.resource().ifPresent(code -> fields.add(new Field("record.resource", code, false)));
            }
        }
        draft.query().ifPresent(digest -> fields.add(new Field("record.query", digest, true)));
        draft.attempt().ifPresent(attempt -> fields.add(new Field("record.attempt", attempt.key().shortText() + " · "
                + say.text("custody." + attempt.custody().word()), false)));
        for (Map.Entry<String, String> snapshot : draft.snapshots().entrySet()) {
            fields.add(new Field("record.snapshot", snapshot.getKey() + " @ " + snapshot.getValue(), true));
        }
        return fields;
    }

    /** @return what was used under which grant, with the record's number within it */
    List<Use> uses(ExchangeRecord record) {
        List<Use> uses = new ArrayList<>();
        for (GrantUse use : record.draft().uses()) {
            uses.add(new Use(use.grant(), use.resource(), use.version(),
                    Optional.ofNullable(record.sequences().get(use.grant())).orElse(0L), use.policy()));
        }
        return uses;
    }

    /** A resource used under a grant. */
    record Use(String grant, String resource, long version, long sequence, String policy) { }

    /** Walks from the record's leaf to the root, as RFC 9162 §2.1.3.2 does. */
    static List<PathStep> path(Receipt receipt) {
        List<PathStep> steps = new ArrayList<>();
        long at = receipt.index();
        long last = receipt.size() - 1;
        Hash hash = receipt.record().leaf();
        for (Hash neighbour : receipt.path()) {
            boolean left = (at & 1) == 1 || at == last;
            hash = left ? Hash.node(neighbour, hash) : Hash.node(hash, neighbour);
            steps.add(new PathStep(steps.size() + 1, left, neighbour.hex(), hash.hex()));
            if (left) {
                while ((at & 1) == 0 && at != 0) {
                    at >>= 1;
                    last >>= 1;
                }
            }
            at >>= 1;
            last >>= 1;
        }
        return steps;
    }

    VerdictLine verify(byte[] receipt, PageLocalizer say) {
        return switch (ReceiptVerifier.verify(receipt, keys)) {
            case Verdict.Valid valid -> new VerdictLine(true, "", "", proven(valid.facts(), say));
            case Verdict.Invalid invalid -> new VerdictLine(false, invalid.code(),
                    say.either(invalid.zh(), invalid.en()), List.of());
        };
    }

    private List<String> proven(VerifiedReceipt facts, PageLocalizer say) {
        ExchangeRecordDraft draft = facts.record().draft();
        String outcome = switch (draft.outcome()) {
            case Outcome.Delivered delivered -> say.text("proven.delivered", say.department(draft.consumer()),
                    draft.purpose(), say.departments(draft.provider()), say.number(delivered.rows()));
            case Outcome.Refused refused -> say.text("proven.refused", say.department(draft.consumer()),
                    draft.purpose(), refused.code());
        };
        return List.of(say.text("proven.time", say.second(draft.time())) + outcome,
                say.text("proven.log", facts.origin(), facts.index(), facts.size()),
                say.text("proven.signed", String.join(", ", facts.signers())));
    }
}
