package org.shuqiao.ledger.verifier;

import java.util.List;
import java.util.stream.Collectors;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.ledger.checkpoint.Checkpoint;
import org.shuqiao.ledger.error.LedgerCode;
import org.shuqiao.ledger.merkle.Hash;
import org.shuqiao.ledger.merkle.InclusionProof;
import org.shuqiao.ledger.receipt.Receipt;
import org.shuqiao.ledger.signature.PublicKeys;
import org.shuqiao.ledger.signature.VerificationKey;

/**
 * Verifies a receipt from its bytes and the public keys alone. A receipt has exactly one spelling, so a file that
 * differs from it in any byte is invalid.
 */
public final class ReceiptVerifier {

    /** A receipt has a few kilobytes; what is far larger is not read. */
    static final int MAX_BYTES = 1 << 20;

    private ReceiptVerifier() { }

    public static Verdict verify(byte[] file, PublicKeys keys) {
        try {
            return new Verdict.Valid(check(read(file), new KnownCheckpoints(keys)));
        } catch (CodedException e) {
            return Verdict.Invalid.of(e);
        }
    }

    static Receipt read(byte[] file) {
        if (file.length > MAX_BYTES) {
            throw new CodedException(LedgerCode.FILE_TOO_LARGE, MAX_BYTES);
        }
        return Receipt.parse(file);
    }

    static VerifiedReceipt check(Receipt receipt, KnownCheckpoints known) {
        Checkpoint checkpoint = receipt.checkpoint();
        List<VerificationKey> signers = known.signers(checkpoint);
        if (receipt.size() != checkpoint.size()) {
            throw new CodedException(LedgerCode.RECEIPT_SIZE, receipt.size(), checkpoint.size());
        }
        if (receipt.index() >= receipt.size()) {
            throw new CodedException(LedgerCode.RECEIPT_INDEX, receipt.index(), receipt.size());
        }
        int steps = InclusionProof.steps(receipt.index(), receipt.size());
        if (receipt.path().size() != steps) {
            throw new CodedException(LedgerCode.RECEIPT_PATH, receipt.path().size(), steps);
        }
        Hash root = new InclusionProof(receipt.index(), receipt.size(), receipt.path())
                .root(receipt.record().leaf())
                .orElseThrow(() -> new CodedException(LedgerCode.RECEIPT_PATH, receipt.path().size(), steps));
        if (!root.equals(checkpoint.root())) {
            throw new CodedException(LedgerCode.RECEIPT_ROOT);
        }
        return new VerifiedReceipt(receipt.record(), receipt.index(), receipt.size(), root, checkpoint.origin(),
                signers.stream().map(VerificationKey::name).toList(),
                signers.stream().filter(known.keys()::isWitness).collect(Collectors.toSet()));
    }
}
