package org.shuqiao.ledger.verifier;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.ledger.block.VerifiedBlock;
import org.shuqiao.ledger.error.ActCode;
import org.shuqiao.ledger.error.LedgerCode;
import org.shuqiao.ledger.receipt.Receipt;
import org.shuqiao.ledger.record.ExchangeRecordDraft;
import org.shuqiao.ledger.signature.KeyCertificate;
import org.shuqiao.ledger.signature.KeyCertificates;
import org.shuqiao.ledger.signature.PublicKeys;
import org.shuqiao.ledger.signature.VerificationKey;

/**
 * Verifies evidence as one history: first what proofs and acts say, then each receipt with its way back to the
 * beginning, then what all say about each other. Receipts are read one at a time and not kept.
 */
public final class BundleVerifier {

    private final KnownCheckpoints known;
    private final Demands demands;
    private final Consumer<BundleLine> lines;
    private final BlockProofs proofs;
    private final WitnessProofs witnesses;
    private final SignedActs acts;
    private final GrantTrail grants;
    private final RequestClocks clocks;
    private final KeyCertificates certificates = new KeyCertificates(List.of());
    private final ConsumerProof consumers;
    private final History history = new History();
    private final BundleCounts counts = new BundleCounts();
    private final Map<String, Verdict.Invalid> invalid = new TreeMap<>();
    private final List<BundleReport.Finding> findings = new ArrayList<>();

    private BundleVerifier(PublicKeys keys, Demands demands, Consumer<BundleLine> lines) {
        this.known = new KnownCheckpoints(keys);
        this.demands = demands;
        this.lines = lines;
        this.proofs = new BlockProofs(known);
        this.witnesses = new WitnessProofs(keys);
        this.acts = new SignedActs(keys, certificates);
        this.grants = new GrantTrail(acts);
        this.clocks = new RequestClocks(acts);
        this.consumers = new ConsumerProof(keys, certificates);
    }

    /** Verifies a folder or a zip file. */
    public static BundleReport verify(Path bundle, PublicKeys keys) {
        try (EvidenceSource source = EvidenceSource.open(bundle)) {
            return verify(List.of(source), keys, Demands.NONE, line -> { });
        }
    }

    /** Verifies a folder or a zip file. @param lines told of each receipt in order */
    public static BundleReport verify(Path bundle, PublicKeys keys, Consumer<BundleLine> lines) {
        try (EvidenceSource source = EvidenceSource.open(bundle)) {
            return verify(List.of(source), keys, Demands.NONE, lines);
        }
    }

    /** @return the public keys that a folder or a zip file says are right; who trusts them compares them elsewhere */
    public static PublicKeys keysOf(Path bundle) {
        try (EvidenceSource source = EvidenceSource.open(bundle)) {
            return PublicKeys.parse(source.read(FileRole.KEYS_NAME, FileRole.KEYS.most()));
        }
    }

    /** Verifies files in memory, name to bytes; those of no known name are taken for receipts. */
    public static BundleReport verify(Map<String, byte[]> files, PublicKeys keys) {
        return verify(List.of(new EvidenceSource.Memory(files)), keys, Demands.NONE, line -> { });
    }

    /** @param lines told of each receipt in order */
    static BundleReport verify(List<EvidenceSource> sources, PublicKeys keys, Demands demands,
            Consumer<BundleLine> lines) {
        BundleVerifier verifier = new BundleVerifier(keys, demands, lines);
        Map<EvidenceSource, Optional<Manifest>> manifests = new LinkedHashMap<>();
        sources.forEach(source -> manifests.put(source, verifier.manifest(source)));
        manifests.forEach(verifier::proofs);
        manifests.forEach(verifier::receipts);
        manifests.values().forEach(manifest -> manifest.ifPresent(list -> verifier.findings.addAll(list.missing())));
        return verifier.report(manifests.values().stream().anyMatch(Optional::isPresent));
    }

    private Optional<Manifest> manifest(EvidenceSource source) {
        if (!source.names().contains(FileRole.MANIFEST_NAME)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Manifest.parse(source.read(FileRole.MANIFEST_NAME, FileRole.MANIFEST.most())));
        } catch (CodedException e) {
            invalid.put(FileRole.MANIFEST_NAME, Verdict.Invalid.of(e));
            return Optional.empty();
        }
    }

    private void proofs(EvidenceSource source, Optional<Manifest> manifest) {
        for (String name : source.names()) {
            FileRole role = FileRole.of(name);
            if (source.isReceipt(name) || role == FileRole.MANIFEST || role == FileRole.OTHER && manifest.isEmpty()) {
                continue;
            }
            byte[] bytes = source.read(name, role.most());
            manifest.ifPresent(list -> findings.addAll(list.check(name, bytes)));
            try {
                if (bytes.length > role.most()) {
                    throw new CodedException(LedgerCode.FILE_TOO_LARGE, role.most());
                }
                switch (role) {
                    case ACT -> acts.add(bytes);
                    case CALENDAR -> clocks.add(bytes);
                    case CERTIFICATE -> certificates.add(KeyCertificate.parse(bytes));
                    case CHECKPOINT -> history.add(witnesses.add(bytes));
                    case BLOCK, CONSISTENCY -> proofs.add(name, bytes);
                    case MANIFEST, KEYS, RECEIPT, OTHER -> { }
                }
            } catch (CodedException e) {
                invalid.put(name, Verdict.Invalid.of(e));
            }
        }
    }

    private void receipts(EvidenceSource source, Optional<Manifest> manifest) {
        proofs.heads().forEach(history::add);
        HeadReach reach = new HeadReach(proofs, witnesses);
        for (String name : source.names()) {
            if (source.isReceipt(name)) {
                byte[] bytes = source.read(name, FileRole.RECEIPT.most());
                manifest.ifPresent(list -> findings.addAll(list.check(name, bytes)));
                lines.accept(receipt(name, bytes, reach));
            }
        }
    }

    private BundleLine receipt(String name, byte[] bytes, HeadReach reach) {
        Optional<ExchangeRecordDraft> record = Optional.empty();
        Optional<Trail> trail = Optional.empty();
        Optional<Excess> excess = Optional.empty();
        Verdict verdict;
        try {
            Receipt receipt = ReceiptVerifier.read(bytes);
            VerifiedReceipt facts = ReceiptVerifier.check(receipt, known);
            history.add(receipt);
            record = Optional.of(facts.record().draft());
            trail = Optional.of(trail(facts, reach));
            require(facts, trail.get());
            verdict = new Verdict.Valid(facts);
        } catch (CodedException e) {
            verdict = Verdict.Invalid.of(e);
            invalid.put(name, (Verdict.Invalid) verdict);
            if (e.code() == ActCode.GRANT_EXCEEDED) {
                excess = record.flatMap(grants::excess);
            }
        }
        counts.add(verdict, record, trail);
        return new BundleLine(name, verdict, record, trail, excess);
    }

    private Trail trail(VerifiedReceipt facts, HeadReach reach) {
        Map<Step, Trail.Strength> steps = new EnumMap<>(Step.class);
        steps.put(Step.RECORD, Trail.Strength.STRONG);
        consumers.of(facts.record().draft()).ifPresent(strength -> steps.put(Step.CONSUMER, strength));
        steps.putAll(grants.follow(facts.record().draft()));
        Set<VerificationKey> cosigned = new HashSet<>(reach.witnesses(Head.of(facts)));
        facts.witnesses().forEach(cosigned::add);
        if (!cosigned.isEmpty()) {
            steps.put(Step.WITNESSES, Trail.Strength.STRONG);
        }
        Optional<VerifiedBlock> block = proofs.findAnchoringBlock(facts);
        block.ifPresent(found -> steps.put(Step.BLOCK, Trail.Strength.STRONG));
        return new Trail(steps, cosigned.size(), block);
    }

    private void require(VerifiedReceipt facts, Trail trail) {
        if (demands.anchored() && !trail.proves(Step.BLOCK)) {
            throw new CodedException(LedgerCode.RECEIPT_NOT_ANCHORED, facts.size());
        }
        if (trail.witnesses() < demands.witnesses()) {
            throw new CodedException(LedgerCode.RECEIPT_NOT_WITNESSED, trail.witnesses(), demands.witnesses());
        }
        if (demands.complete() && !trail.provesAllOf(facts.record().draft())) {
            throw new CodedException(LedgerCode.RECEIPT_NOT_TRACED, facts.record().id());
        }
    }

    private BundleReport report(boolean whole) {
        proofs.invalid().forEach(invalid::putIfAbsent);
        findings.addAll(history.findings());
        List<Long> unlinked = proofs.links().unlinked(history.heads());
        if (whole) {
            unlinked.forEach(size -> findings.add(BundleReport.Finding.of("size " + size,
                    new CodedException(LedgerCode.BUNDLE_UNLINKED, size))));
        }
        return new BundleReport(counts.total(), invalid, findings, unlinked, clocks.all());
    }
}
