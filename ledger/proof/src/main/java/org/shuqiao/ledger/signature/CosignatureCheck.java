package org.shuqiao.ledger.signature;

import java.util.Arrays;

/**
 * Witness's cosignature (C2SP tlog-cosignature v1): the signature's first 8 bytes are a time, and what is signed is
 * {@code cosignature/v1}, that time and the checkpoint's text.
 */
record CosignatureCheck(Ed25519Check key) implements KeyCheck {

    @Override
    public boolean verifies(byte[] message, byte[] signature) {
        if (signature.length != Cosignature.LENGTH) {
            return false;
        }
        byte[] signed = Cosignature.message(Cosignature.time(signature), message);
        return key.verifies(signed, Arrays.copyOfRange(signature, Cosignature.TIME_LENGTH, signature.length));
    }

    @Override
    public byte[] encoded() {
        return key.encoded();
    }
}
