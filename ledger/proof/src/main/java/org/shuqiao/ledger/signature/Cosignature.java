package org.shuqiao.ledger.signature;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * Statement of a witness that it saw a checkpoint at a time and no other history before it.
 *
 * @see <a href="https://c2sp.org/tlog-cosignature">C2SP tlog-cosignature, "Format"</a>
 */
public final class Cosignature {

    static final int TIME_LENGTH = Long.BYTES;
    static final int LENGTH = TIME_LENGTH + 64;

    private static final String HEADER = "cosignature/v1\ntime ";

    private Cosignature() { }

    /**
     * @param witness signs with a key of type {@link SignatureType#ED25519}; the line names it by its witness key
     * @param text the checkpoint's text without signatures
     * @param now told in whole seconds
     */
    public static SignedNote.Line sign(SigningKey witness, String text, Instant now) {
        VerificationKey key = witness.verification().asWitness();
        byte[] signature = witness.sign(message(now.getEpochSecond(), text.getBytes(StandardCharsets.UTF_8)));
        byte[] timed = ByteBuffer.allocate(LENGTH).putLong(now.getEpochSecond()).put(signature).array();
        return SignedNote.Line.of(key, timed);
    }

    /** @return when the witness signed the line */
    public static Instant time(SignedNote.Line line) {
        return Instant.ofEpochSecond(time(line.signature()));
    }

    static long time(byte[] signature) {
        return ByteBuffer.wrap(signature).getLong();
    }

    static byte[] message(long seconds, byte[] text) {
        byte[] head = (HEADER + Long.toUnsignedString(seconds) + "\n").getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(head.length + text.length).put(head).put(text).array();
    }
}
