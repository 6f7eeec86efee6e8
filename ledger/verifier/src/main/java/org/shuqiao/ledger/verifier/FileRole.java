package org.shuqiao.ledger.verifier;

import org.shuqiao.ledger.block.BlockProof;

/** Role of a file of evidence, told by its name. */
enum FileRole {
    /** {@code manifest.json}: what belongs to the bundle. */
    MANIFEST(64 << 20),
    /** {@code keys.json}: the public keys as the platform knows them. */
    KEYS(ReceiptVerifier.MAX_BYTES),
    /** {@code *.receipt.json}. */
    RECEIPT(ReceiptVerifier.MAX_BYTES),
    /** {@code *.act.json}: a signed act. */
    ACT(ReceiptVerifier.MAX_BYTES),
    /** {@code *.certificate.json}: a key's certificate. */
    CERTIFICATE(ReceiptVerifier.MAX_BYTES),
    /** {@code *.calendar.json}: what the legal clock reckons with. */
    CALENDAR(ReceiptVerifier.MAX_BYTES),
    /** {@code checkpoint-*.txt}: a checkpoint with its cosignatures. */
    CHECKPOINT(ReceiptVerifier.MAX_BYTES),
    /** {@code consistency-*.json}. */
    CONSISTENCY(ReceiptVerifier.MAX_BYTES),
    /** {@code block-*.json}. */
    BLOCK(BlockProof.MAX_BYTES),
    /** Anything else: it proves nothing. */
    OTHER(ReceiptVerifier.MAX_BYTES);

    static final String MANIFEST_NAME = "manifest.json";
    static final String KEYS_NAME = "keys.json";

    private final int most;

    FileRole(int most) {
        this.most = most;
    }

    /** @return bytes that such a file has at most */
    int most() {
        return most;
    }

    static FileRole of(String name) {
        if (name.equals(MANIFEST_NAME)) {
            return MANIFEST;
        }
        if (name.equals(KEYS_NAME)) {
            return KEYS;
        }
        if (name.startsWith("checkpoint-") && name.endsWith(".txt")) {
            return CHECKPOINT;
        }
        if (!name.endsWith(".json")) {
            return OTHER;
        }
        if (name.startsWith(BlockProofs.BLOCK)) {
            return BLOCK;
        }
        if (name.startsWith(BlockProofs.CONSISTENCY)) {
            return CONSISTENCY;
        }
        return name.endsWith(".receipt.json") ? RECEIPT : name.endsWith(".act.json") ? ACT
                : name.endsWith(".certificate.json") ? CERTIFICATE
                : name.endsWith(".calendar.json") ? CALENDAR : OTHER;
    }
}
