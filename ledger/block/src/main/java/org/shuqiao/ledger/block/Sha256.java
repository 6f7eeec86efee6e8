package org.shuqiao.ledger.block;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.shuqiao.ledger.block.wire.Bytes;

/** The hash of a channel, over byte strings one after the other. */
final class Sha256 {

    private Sha256() {
    }

    static Bytes of(Bytes... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Bytes part : parts) {
                digest.update(part.buffer());
            }
            return Bytes.copyOf(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
