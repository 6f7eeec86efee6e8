package org.shuqiao.exchange.platform.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.account.Permissions;
import org.shuqiao.exchange.domain.account.Role;
import org.shuqiao.exchange.domain.act.Acts;
import org.shuqiao.exchange.domain.delivery.KeptCertificates;
import org.shuqiao.exchange.domain.node.Cosignatures;
import org.shuqiao.ledger.checkpoint.Checkpoint;
import org.shuqiao.ledger.checkpoint.ConsistencyFile;
import org.shuqiao.ledger.error.LedgerCode;
import org.shuqiao.ledger.log.RecordLog;

/** Hands out what an evidence bundle holds beside receipts: signed acts, cosigned checkpoints, consistency proofs. */
public final class EvidenceExport {

    private static final int PAGE = 200;
    private static final int SIZES = 200;

    private final Acts acts;
    private final KeptCertificates certificates;
    private final Cosignatures cosignatures;
    private final RecordLog log;
    private final Permissions permissions;

    public EvidenceExport(Acts acts, KeptCertificates certificates, Cosignatures cosignatures, RecordLog log,
            Permissions permissions) {
        this.acts = acts;
        this.certificates = certificates;
        this.cosignatures = cosignatures;
        this.log = log;
        this.permissions = permissions;
    }

    /** @return signed acts of a department; they name persons, so for an auditor or the authority */
    public Acts.SignedActs acts(Actor actor, String department, long from) {
        permissions.require(actor, Role.AUDITOR, Role.AUTHORITY);
        return acts.signedFrom(department, from, PAGE);
    }

    /** @return the texts of the certificates of a department's persons' and sessions' keys, for the same */
    public List<String> certificates(Actor actor, String department) {
        permissions.require(actor, Role.AUDITOR, Role.AUTHORITY);
        return certificates.of(department);
    }

    /** @return the checkpoint of at least that size that most witnesses cosigned; else the log's newest */
    public Checkpoint checkpoint(long size) {
        return cosignatures.covering(size).orElseGet(log::checkpoint);
    }

    /**
     * @param sizes up to 200
     * @return the proofs that join these sizes, each to the next larger one
     * @throws CodedException {@code SIZE_OUT_OF_RANGE}
     */
    public List<ConsistencyFile> joints(List<Long> sizes) {
        if (sizes.size() > SIZES) {
            throw new CodedException(LedgerCode.SIZE_OUT_OF_RANGE, sizes.size(), SIZES);
        }
        List<ConsistencyFile> joints = new ArrayList<>();
        Optional<Long> before = Optional.empty();
        for (long size : new TreeSet<>(sizes)) {
            before.map(from -> log.consistencyFile(from, size)).ifPresent(joints::add);
            before = Optional.of(size);
        }
        return joints;
    }
}
