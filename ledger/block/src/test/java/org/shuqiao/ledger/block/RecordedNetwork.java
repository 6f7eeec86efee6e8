package org.shuqiao.ledger.block;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.function.UnaryOperator;
import org.shuqiao.ledger.signature.ChannelTrustRoots;
import org.shuqiao.ledger.signature.PublicKeys;

/** Files recorded from a real network, as {@code network/README.md} documents. */
final class RecordedNetwork {

    static final byte[] BLOCK = file("block-9.json");
    static final PublicKeys KEYS = PublicKeys.parse(file("keys.json"));

    private RecordedNetwork() { }

    static BlockProof proof() {
        return BlockProof.parse(BLOCK);
    }

    static PublicKeys keys(UnaryOperator<ChannelTrustRoots> changed) {
        return KEYS.with(changed.apply(KEYS.chain().orElseThrow()));
    }

    private static byte[] file(String name) {
        try (InputStream stream = RecordedNetwork.class.getResourceAsStream("network/" + name)) {
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
