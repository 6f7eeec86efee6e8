package org.shuqiao.ledger.block;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.function.UnaryOperator;
import org.shuqiao.ledger.signature.ChainRoots;
import org.shuqiao.ledger.signature.PublicKeys;

/** What an auditor took along from a real network: {@code network/README.md} says how it was made. */
final class Taken {

    static final byte[] BLOCK = file("block-9.json");
    static final PublicKeys KEYS = PublicKeys.parse(file("keys.json"));

    private Taken() {
    }

    static BlockProof proof() {
        return BlockProof.parse(BLOCK);
    }

    static PublicKeys keys(UnaryOperator<ChainRoots> changed) {
        return KEYS.with(changed.apply(KEYS.chain().orElseThrow()));
    }

    private static byte[] file(String name) {
        try (InputStream stream = Taken.class.getResourceAsStream("network/" + name)) {
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
