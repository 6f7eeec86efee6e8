package org.shuqiao.ledger.verifier;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.shuqiao.base.digest.Sha256;
import org.shuqiao.ledger.checkpoint.Checkpoint;
import org.shuqiao.ledger.checkpoint.ConsistencyFile;
import org.shuqiao.ledger.merkle.ConsistencyProof;
import org.shuqiao.ledger.merkle.GrowingTree;
import org.shuqiao.ledger.merkle.Hash;
import org.shuqiao.ledger.merkle.NodeId;
import org.shuqiao.ledger.merkle.ProofPlan;
import org.shuqiao.ledger.receipt.Receipt;
import org.shuqiao.ledger.record.Attempt;
import org.shuqiao.ledger.record.AttemptStatement;
import org.shuqiao.ledger.record.DeliveryKind;
import org.shuqiao.ledger.record.ExchangeRecord;
import org.shuqiao.ledger.record.ExchangeRecordDraft;
import org.shuqiao.ledger.record.GrantUse;
import org.shuqiao.ledger.record.Nonce;
import org.shuqiao.ledger.record.Outcome;
import org.shuqiao.ledger.record.RecordId;
import org.shuqiao.ledger.signature.Cosignature;
import org.shuqiao.ledger.signature.Custody;
import org.shuqiao.ledger.signature.SignedNote;
import org.shuqiao.ledger.signature.SigningKey;

/** Evidence of exchanges in a small city: deliveries under both grants, refusals, a record of the first version. */
final class EvidenceBundle {

    private static final RecordId IDS = new RecordId(InstantSource.system());

    private final EvidenceCity city;
    private final GrowingTree tree = GrowingTree.empty();
    private final Map<NodeId, Hash> nodes = new HashMap<>();
    private final List<Checkpoint> checkpoints = new ArrayList<>();
    private final Map<String, Long> numbers = new HashMap<>();
    final Map<String, byte[]> files;

    EvidenceBundle(EvidenceCity city) {
        this.city = city;
        this.files = new TreeMap<>(city.files());
        for (int i = 0; i < 3; i++) {
            deliver("G-2026-000001", "minzheng", "低保复核", city.minzheng, Custody.NODE, 10 + i);
            deliver("G-2026-000002", "weijian", "随访", city.weijian, Custody.HOSTED, 10 + i);
            deliver("G-2026-000001", "minzheng", "低保复核", city.session, Custody.PERSON, 10 + i);
            refuse("minzheng", city.minzheng, Custody.NODE, 10 + i);
        }
        refuse("weijian", city.weijian, Custody.HOSTED, 14);
        append(new ExchangeRecordDraft(IDS.next(), EvidenceCity.START.plusDays(15), DeliveryKind.QUERY, "minzheng",
                List.of("gongan"), "低保复核", List.of(new GrantUse("G-2025-000001", EvidenceCity.RESOURCE, 1,
                Sha256.tagged("policy"))), Optional.empty(), Map.of("standard.gongan_rk", "456"),
                new Outcome.Delivered(1, Sha256.tagged("answer"))));
        refuseRequest();
        for (int i = 1; i < checkpoints.size(); i++) {
            files.put("consistency-" + i + "-" + (i + 1) + ".json", consistency(i, i + 1).bytes());
        }
        cosign(checkpoints.size() - 3, 1);
        cosign(checkpoints.size(), 2);
        list(files);
    }

    void deliver(String grant, String consumer, String purpose, SigningKey key, Custody custody, int day) {
        Nonce nonce = Nonce.random();
        AttemptStatement asked = AttemptStatement.of(consumer, DeliveryKind.QUERY, nonce, purpose, "select xm from rk");
        append(new ExchangeRecordDraft(IDS.next(), time(day), DeliveryKind.QUERY, consumer, List.of("gongan"), purpose,
                List.of(new GrantUse(grant, EvidenceCity.RESOURCE, 2, city.policy(grant))),
                Optional.of(asked.query()), Map.of("standard.gongan_rk", "456"),
                new Outcome.Delivered(118, nonce.salted("{}")),
                Optional.of(Attempt.sign(asked, key, custody, Optional.of(nonce)))));
    }

    private void refuse(String consumer, SigningKey key, Custody custody, int day) {
        AttemptStatement asked = AttemptStatement.of(consumer, DeliveryKind.VERIFY, Nonce.random(), "anything", "{}");
        append(new ExchangeRecordDraft(IDS.next(), time(day), DeliveryKind.VERIFY, consumer, List.of(), "未登记用途",
                List.of(), Optional.of(asked.query()), Map.of(),
                new Outcome.Refused("SQ-QRY-0003", Optional.of("10101001/000009")),
                Optional.of(Attempt.sign(asked, key, custody, Optional.empty()))));
    }

    /** A request for data that is not shared is refused at once: its act is the consumer's signature. */
    private void refuseRequest() {
        append(new ExchangeRecordDraft(IDS.next(), time(15), DeliveryKind.QUERY, "minzheng", List.of("gongan"),
                "城市运行监测", List.of(), Optional.empty(), Map.of(),
                new Outcome.Refused("SQ-EXC-0030", Optional.of(EvidenceCity.RESOURCE)), Optional.empty(),
                Optional.of(city.acts.get("request " + EvidenceCity.REFUSED).act().reference())));
    }

    private OffsetDateTime time(int day) {
        return EvidenceCity.START.plusDays(day).plusMinutes(checkpoints.size());
    }

    private void append(ExchangeRecordDraft draft) {
        Map<String, Long> sequences = new HashMap<>();
        draft.uses().forEach(use -> sequences.put(use.grant(), numbers.merge(use.grant(), 1L, Long::sum)));
        ExchangeRecord record = ExchangeRecord.of(draft, sequences, draft.countsForConsumer()
                ? OptionalLong.of(numbers.merge(draft.consumer(), 1L, Long::sum)) : OptionalLong.empty());
        long index = tree.add(record.leaf());
        nodes.putAll(tree.drain());
        Checkpoint checkpoint = Checkpoint.sign(tree.size(), tree.root(), city.log);
        checkpoints.add(checkpoint);
        Receipt receipt = new Receipt(record, index, tree.size(),
                ProofPlan.inclusion(index, tree.size()).hashes(nodes::get), checkpoint);
        files.put(draft.id() + ".receipt.json", receipt.bytes());
    }

    private ConsistencyFile consistency(int from, int to) {
        return new ConsistencyFile(checkpoints.get(from - 1), checkpoints.get(to - 1),
                new ConsistencyProof(from, to, ProofPlan.consistency(from, to).hashes(nodes::get)));
    }

    private void cosign(int size, int witnesses) {
        Checkpoint own = checkpoints.get(size - 1);
        List<SignedNote.Line> lines = Stream.concat(own.note().lines().stream(),
                city.witnesses.subList(0, witnesses).stream().map(witness -> Cosignature.sign(witness,
                        own.note().text(), EvidenceCity.START.plusDays(16).toInstant()))).toList();
        files.put("checkpoint-" + size + ".txt",
                new SignedNote(own.note().text(), lines).format().getBytes(StandardCharsets.UTF_8));
    }

    /** Writes the manifest anew. */
    static void list(Map<String, byte[]> files) {
        Map<String, String> digests = new TreeMap<>();
        files.forEach((name, bytes) -> digests.put(name, Sha256.tagged(bytes)));
        digests.remove(FileRole.MANIFEST_NAME);
        files.put(FileRole.MANIFEST_NAME, Manifest.of(digests).bytes());
    }

    static Path zip(Map<String, byte[]> files, Path file) {
        try (OutputStream out = Files.newOutputStream(file); ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> each : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(each.getKey()));
                zip.write(each.getValue());
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
