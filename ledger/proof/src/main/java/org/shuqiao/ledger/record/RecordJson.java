package org.shuqiao.ledger.record;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.ledger.act.ActReference;
import org.shuqiao.ledger.error.LedgerCode;
import org.shuqiao.ledger.json.CanonicalJson;
import org.shuqiao.ledger.json.JsonFields;
import org.shuqiao.ledger.json.JsonTime;

/**
 * Canonical JSON of a record. Version 2 adds the consumer's signature and its own sequence, version 3 the request that
 * was refused; a record is of the lowest version that has its fields.
 */
final class RecordJson {

    private static final int FIRST_VERSION = 1;
    private static final int SIGNED_VERSION = 2;
    private static final int REQUEST_VERSION = 3;

    private RecordJson() { }

    static byte[] write(ExchangeRecord record) {
        ExchangeRecordDraft draft = record.draft();
        ObjectNode tree = CanonicalJson.object()
                .put("v", version(record))
                .put("id", draft.id())
                .put("time", JsonTime.format(draft.time()))
                .put("kind", draft.kind().word())
                .put("consumer", draft.consumer())
                .put("purpose", draft.purpose())
                .put("outcome", draft.outcome().word());
        ArrayNode provider = tree.putArray("provider");
        draft.provider().forEach(provider::add);
        ArrayNode uses = tree.putArray("uses");
        for (GrantUse use : draft.uses()) {
            uses.addObject()
                    .put("grant", use.grant())
                    .put("sequence", record.sequences().get(use.grant()).longValue())
                    .put("resource", use.resource())
                    .put("version", use.version())
                    .put("policy", use.policy());
        }
        draft.query().ifPresent(digest -> tree.put("query", digest));
        draft.attempt().ifPresent(attempt -> tree.set("attempt", attempt.tree()));
        draft.request().ifPresent(request -> tree.set("request", request.tree()));
        record.consumerSequence().ifPresent(number -> tree.put("consumerSequence", number));
        if (!draft.snapshots().isEmpty()) {
            ObjectNode snapshots = tree.putObject("snapshots");
            draft.snapshots().forEach(snapshots::put);
        }
        switch (draft.outcome()) {
            case Outcome.Delivered delivered -> tree.put("rows", delivered.rows()).put("result", delivered.result());
            case Outcome.Refused refused -> {
                tree.put("refusal", refused.code());
                refused.resource().ifPresent(resource -> tree.put("resource", resource));
            }
        }
        return CanonicalJson.bytes(tree);
    }

    private static int version(ExchangeRecord record) {
        if (record.draft().request().isPresent()) {
            return REQUEST_VERSION;
        }
        return record.draft().attempt().isEmpty() && record.consumerSequence().isEmpty() ? FIRST_VERSION
                : SIGNED_VERSION;
    }

    static ExchangeRecord read(byte[] bytes) {
        JsonFields fields = JsonFields.of(CanonicalJson.read(bytes), "");
        long version = fields.number("v");
        if (version < FIRST_VERSION || version > REQUEST_VERSION) {
            throw new CodedException(LedgerCode.FILE_VERSION, "v");
        }
        Map<String, Long> sequences = new HashMap<>();
        List<GrantUse> uses = new ArrayList<>();
        for (JsonFields use : fields.objects("uses")) {
            GrantUse read = new GrantUse(use.text("grant"), use.text("resource"), use.number("version"),
                    use.text("policy"));
            long sequence = use.number("sequence");
            use.rejectUnknownKeys();
            Long other = sequences.putIfAbsent(read.grant(), sequence);
            if (sequence < 1 || other != null && other != sequence) {
                throw new CodedException(LedgerCode.RECORD_FIELD, "uses.sequence", "≥ 1");
            }
            uses.add(read);
        }
        ExchangeRecordDraft draft = new ExchangeRecordDraft(
                fields.text("id"),
                JsonTime.parse(fields.text("time"), "time"),
                DeliveryKind.ofWord(fields.text("kind"))
                        .orElseThrow(() -> new CodedException(LedgerCode.FILE_SHAPE, "kind")),
                fields.text("consumer"),
                fields.texts("provider"),
                fields.text("purpose"),
                uses,
                fields.optionalText("query"),
                fields.textMap("snapshots"),
                outcome(fields),
                fields.optionalObject("attempt").map(Attempt::read),
                fields.optionalObject("request").map(RecordJson::request));
        OptionalLong consumerSequence = fields.optionalNumber("consumerSequence");
        fields.rejectUnknownKeys();
        if (version != FIRST_VERSION) {
            RecordRules.require("consumerSequence", consumerSequence.isPresent() == draft.countsForConsumer(), "≥ 1");
        }
        ExchangeRecord record = ExchangeRecord.of(draft, sequences, consumerSequence);
        if (!Arrays.equals(record.bytes(), bytes)) {
            // canonical JSON, but not the one spelling of this record, such as an empty "snapshots"
            throw new CodedException(LedgerCode.FILE_NOT_CANONICAL);
        }
        return record;
    }

    private static ActReference request(ObjectNode tree) {
        JsonFields fields = JsonFields.of(tree, "request.");
        String id = fields.text("id");
        String digest = fields.text("digest");
        fields.rejectUnknownKeys();
        RecordRules.form("request.id", id, RecordRules.GRANT);
        RecordRules.form("request.digest", digest, RecordRules.DIGEST);
        return new ActReference(id, digest);
    }

    private static Outcome outcome(JsonFields fields) {
        String word = fields.text("outcome");
        if (word.equals("delivered")) {
            return new Outcome.Delivered(fields.number("rows"), fields.text("result"));
        }
        if (word.equals("refused")) {
            Optional<String> resource = fields.optionalText("resource");
            return new Outcome.Refused(fields.text("refusal"), resource);
        }
        throw new CodedException(LedgerCode.FILE_SHAPE, "outcome");
    }
}
