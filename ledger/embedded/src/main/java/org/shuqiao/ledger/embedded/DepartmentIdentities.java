package org.shuqiao.ledger.embedded;

import com.google.protobuf.ByteString;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.bouncycastle.asn1.edec.EdECObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.hyperledger.fabric.protos.msp.SerializedIdentity;
import org.shuqiao.ledger.signature.SigningKey;
import org.shuqiao.ledger.signature.SigningKeys;

/** Identities of the departments towards the contract: the id as MSP and a self-issued certificate. */
final class DepartmentIdentities {

    /** Not a department's id: the key folder reserves it. */
    private static final String READER = "log";
    private static final Duration VALID = Duration.ofDays(3650);

    private final SigningKeys keys;
    private final Instant now;
    private final Map<String, SerializedIdentity> issued = new ConcurrentHashMap<>();

    DepartmentIdentities(SigningKeys keys, Instant now) {
        this.keys = keys;
        this.now = now;
    }

    SerializedIdentity of(String department) {
        return issued.computeIfAbsent(department, id -> issue(id, keys.department(id)));
    }

    /** The platform's own identity, for reading. */
    SerializedIdentity reader() {
        return issued.computeIfAbsent(READER, id -> issue(id, keys.log()));
    }

    private SerializedIdentity issue(String department, SigningKey key) {
        X500Name name = new X500NameBuilder(BCStyle.INSTANCE).addRDN(BCStyle.CN, department).build();
        byte[] certificate;
        try {
            certificate = new X509v3CertificateBuilder(name, BigInteger.ONE, Date.from(now), Date.from(now.plus(VALID)),
                    name, SubjectPublicKeyInfo.getInstance(key.verification().encoded()))
                    .build(new Ed25519Signer(key)).getEncoded();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String pem = "-----BEGIN CERTIFICATE-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate)
                + "\n-----END CERTIFICATE-----\n";
        return SerializedIdentity.newBuilder()
                .setMspid(department)
                .setIdBytes(ByteString.copyFrom(pem, StandardCharsets.US_ASCII))
                .build();
    }

    /** Signs a certificate with a key that does not leave its holder. */
    private static final class Ed25519Signer implements ContentSigner {

        private final SigningKey key;
        private final ByteArrayOutputStream content = new ByteArrayOutputStream();

        Ed25519Signer(SigningKey key) {
            this.key = key;
        }

        @Override
        public AlgorithmIdentifier getAlgorithmIdentifier() {
            return new AlgorithmIdentifier(EdECObjectIdentifiers.id_Ed25519);
        }

        @Override
        public OutputStream getOutputStream() {
            return content;
        }

        @Override
        public byte[] getSignature() {
            return key.sign(content.toByteArray());
        }
    }
}
