package org.shuqiao.ledger.verifier;

import java.nio.file.Path;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.shuqiao.ledger.checkpoint.Checkpoint;
import org.shuqiao.ledger.checkpoint.ConsistencyFile;
import org.shuqiao.ledger.merkle.ConsistencyProof;
import org.shuqiao.ledger.merkle.GrowingTree;
import org.shuqiao.ledger.merkle.Hash;
import org.shuqiao.ledger.merkle.NodeId;
import org.shuqiao.ledger.merkle.ProofPlan;
import org.shuqiao.ledger.receipt.Receipt;
import org.shuqiao.ledger.record.DeliveryKind;
import org.shuqiao.ledger.record.ExchangeRecord;
import org.shuqiao.ledger.record.ExchangeRecordDraft;
import org.shuqiao.ledger.record.GrantUse;
import org.shuqiao.ledger.record.Outcome;
import org.shuqiao.ledger.record.RecordId;
import org.shuqiao.ledger.signature.PublicKeys;
import org.shuqiao.ledger.signature.SigningKeys;

/** In-memory log that issues valid receipts and, on demand, contradictory ones. */
final class TestLog {

    private static final String DIGEST = "sha256:" + "5c".repeat(32);
    private static final RecordId IDS = new RecordId(InstantSource.system());

    private final SigningKeys keys;
    private final GrowingTree tree = GrowingTree.empty();
    private final Map<NodeId, Hash> nodes = new HashMap<>();
    private final Map<Long, Checkpoint> checkpoints = new HashMap<>();

    TestLog(Path folder) {
        keys = SigningKeys.in(folder, "yunzhou.shuqiao");
    }

    PublicKeys publicKeys() {
        return keys.publicKeys();
    }

    Receipt append(String grant, long sequence) {
        return append(record(IDS.next(), grant, sequence));
    }

    Receipt append(ExchangeRecord record) {
        long index = tree.add(record.leaf());
        nodes.putAll(tree.drain());
        Checkpoint checkpoint = Checkpoint.sign(tree.size(), tree.root(), keys.log());
        checkpoints.put(tree.size(), checkpoint);
        return new Receipt(record, index, tree.size(),
                ProofPlan.inclusion(index, tree.size()).hashes(nodes::get), checkpoint);
    }

    ConsistencyFile consistency(long from, long to) {
        return new ConsistencyFile(checkpoints.get(from), checkpoints.get(to),
                new ConsistencyProof(from, to, ProofPlan.consistency(from, to).hashes(nodes::get)));
    }

    static ExchangeRecord record(String id, String grant, long sequence) {
        return ExchangeRecord.of(new ExchangeRecordDraft(id, OffsetDateTime.parse("2026-11-22T23:10:00.123+08:00"),
                DeliveryKind.QUERY, "minzheng", List.of("gongan"), "低保复核",
                List.of(new GrantUse(grant, "10101001/000001", 2, DIGEST)), Optional.of(DIGEST),
                Map.of("standard.gongan_rk", "456"), new Outcome.Delivered(118, DIGEST)), Map.of(grant, sequence));
    }
}
