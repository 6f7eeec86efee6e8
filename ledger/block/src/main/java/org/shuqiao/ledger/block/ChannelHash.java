package org.shuqiao.ledger.block;

import java.security.MessageDigest;
import org.shuqiao.base.digest.Sha256;
import org.shuqiao.ledger.block.wire.Bytes;

/** The hash of a channel: SHA-256 over byte strings one after the other. */
final class ChannelHash {

    private ChannelHash() { }

    static Bytes of(Bytes... parts) {
        MessageDigest digest = Sha256.create();
        for (Bytes part : parts) {
            digest.update(part.buffer());
        }
        return Bytes.copyOf(digest.digest());
    }
}
