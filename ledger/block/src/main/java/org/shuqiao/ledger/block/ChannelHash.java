package org.shuqiao.ledger.block;

import com.google.protobuf.ByteString;
import java.security.MessageDigest;
import org.shuqiao.base.digest.Sha256;

/** The hash of a channel: SHA-256 over byte strings one after the other. */
final class ChannelHash {

    private ChannelHash() {
    }

    static ByteString of(ByteString... parts) {
        MessageDigest digest = Sha256.create();
        for (ByteString part : parts) {
            digest.update(part.asReadOnlyByteBuffer());
        }
        return ByteString.copyFrom(digest.digest());
    }
}
