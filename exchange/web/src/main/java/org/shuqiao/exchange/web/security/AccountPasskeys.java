package org.shuqiao.exchange.web.security;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.shuqiao.base.digest.Sha256;
import org.shuqiao.exchange.domain.account.Passkey;
import org.shuqiao.exchange.domain.account.Passkeys;
import org.shuqiao.ledger.signature.VerificationKey;
import org.springframework.security.web.webauthn.api.AuthenticatorTransport;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutableCredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCose;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialType;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.management.PublicKeyCredentialUserEntityRepository;
import org.springframework.security.web.webauthn.management.UserCredentialRepository;

/** Passkeys of one account, in the form in which Spring Security works on them. */
final class AccountPasskeys implements UserCredentialRepository {

    private final Passkeys passkeys;
    private final String login;
    private final String keyName;
    private final Bytes user;

    /** @param keyName of their public keys, where they approve acts */
    AccountPasskeys(Passkeys passkeys, String login, String keyName) {
        this.passkeys = passkeys;
        this.login = login;
        this.keyName = keyName;
        // authenticators keep it for ever: it does not tell the name
        this.user = new Bytes(HexFormat.of().parseHex(Sha256.hex(login.getBytes(StandardCharsets.UTF_8))));
    }

    /** @return the account as the owner of its passkeys; every other is unknown here */
    PublicKeyCredentialUserEntityRepository user() {
        PublicKeyCredentialUserEntity owner = ImmutablePublicKeyCredentialUserEntity.builder().id(user).name(login)
                .displayName(login).build();
        return new PublicKeyCredentialUserEntityRepository() {
            @Override
            public PublicKeyCredentialUserEntity findById(Bytes id) {
                return id.equals(user) ? owner : null;
            }

            @Override
            public PublicKeyCredentialUserEntity findByUsername(String name) {
                return name.equals(login) ? owner : null;
            }

            @Override
            public void save(PublicKeyCredentialUserEntity entity) {
                throw new UnsupportedOperationException("accounts are made elsewhere");
            }

            @Override
            public void delete(Bytes id) {
                throw new UnsupportedOperationException("accounts are ended elsewhere");
            }
        };
    }

    @Override
    public void delete(Bytes id) {
        throw new UnsupportedOperationException("removed by their owner only");
    }

    /** @return a public key as approvals name it */
    Optional<VerificationKey> key(byte[] cose) {
        return PasskeyPublicKey.read(keyName, cose);
    }

    @Override
    public void save(CredentialRecord record) {
        passkeys.save(new Passkey(hex(record.getCredentialId()), login, record.getLabel(),
                record.getPublicKey().getBytes(), key(record.getPublicKey().getBytes()).map(VerificationKey::text),
                record.getSignatureCount(), record.isUvInitialized(),
                record.isBackupEligible(), record.isBackupState(), record.getTransports().stream()
                .map(AuthenticatorTransport::getValue).collect(Collectors.toSet()),
                bytes(record.getAttestationObject()), bytes(record.getAttestationClientDataJSON()),
                record.getCreated(), record.getLastUsed()));
    }

    @Override
    public CredentialRecord findByCredentialId(Bytes id) {
        return passkeys.find(hex(id)).filter(key -> key.login().equals(login)).map(this::record).orElse(null);
    }

    @Override
    public List<CredentialRecord> findByUserId(Bytes id) {
        return id.equals(user) ? passkeys.of(login).stream().map(this::record).toList() : List.of();
    }

    private CredentialRecord record(Passkey key) {
        return ImmutableCredentialRecord.builder().credentialType(PublicKeyCredentialType.PUBLIC_KEY)
                .credentialId(new Bytes(HexFormat.of().parseHex(key.id()))).userEntityUserId(user)
                .publicKey(new ImmutablePublicKeyCose(key.publicKey())).signatureCount(key.signCount())
                .uvInitialized(key.uvInitialized()).transports(transports(key)).backupEligible(key.backupEligible())
                .backupState(key.backedUp()).attestationObject(new Bytes(key.attestation()))
                .attestationClientDataJSON(new Bytes(key.clientData())).label(key.label()).created(key.createdAt())
                .lastUsed(key.usedAt()).build();
    }

    static Set<AuthenticatorTransport> transports(Passkey key) {
        return key.transports().stream().map(AuthenticatorTransport::valueOf).collect(Collectors.toSet());
    }

    private static String hex(Bytes bytes) {
        return HexFormat.of().formatHex(bytes.getBytes());
    }

    private static byte[] bytes(Bytes bytes) {
        return bytes == null ? new byte[0] : bytes.getBytes();
    }
}
