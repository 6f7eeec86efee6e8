package org.shuqiao.exchange.domain.account;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Public key of an authenticator of an account (W3C WebAuthn Level 3 §4, credential record).
 *
 * @param id        of the credential, in hexadecimal digits
 * @param label     by which its owner knows the device
 * @param publicKey in COSE form
 * @param key       the same in the form in which approvals name it; none where it is of an algorithm that signs none
 */
public record Passkey(String id, String login, String label, byte[] publicKey, Optional<String> key, long signCount,
        boolean uvInitialized, boolean backupEligible, boolean backedUp, Set<String> transports, byte[] attestation,
        byte[] clientData, Instant createdAt, Instant usedAt) {

    public Passkey {
        publicKey = publicKey.clone();
        transports = Set.copyOf(transports);
        attestation = attestation.clone();
        clientData = clientData.clone();
    }

    @Override
    public byte[] publicKey() {
        return publicKey.clone();
    }

    @Override
    public byte[] attestation() {
        return attestation.clone();
    }

    @Override
    public byte[] clientData() {
        return clientData.clone();
    }
}
