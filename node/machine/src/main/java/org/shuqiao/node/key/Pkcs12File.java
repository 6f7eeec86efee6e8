package org.shuqiao.node.key;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.Date;
import java.util.Optional;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.ledger.signature.SignatureType;
import org.shuqiao.ledger.signature.SoftwareKey;
import org.shuqiao.node.error.NodeCode;
import org.shuqiao.node.file.OwnerOnly;

/**
 * PKCS#12 store with one private key of Ed25519 or SM2 and its certificate.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7292">RFC 7292</a>
 */
public final class Pkcs12File {

    private static final String ALIAS = "signing";
    private static final int DAYS = 3650;

    private Pkcs12File() { }

    /** Writes a key with a certificate signed by itself, because the form wants one; nobody relies on it. */
    public static void write(Path file, SoftwareKey key, char[] passphrase, Instant now) {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12", BouncyCastle.PROVIDER);
            store.load(null, null);
            PrivateKey secret = KeyFactory.getInstance(key.verification().type() == SignatureType.ED25519 ? "Ed25519"
                    : "EC", BouncyCastle.PROVIDER).generatePrivate(new PKCS8EncodedKeySpec(key.pkcs8()));
            store.setKeyEntry(ALIAS, secret, passphrase, new Certificate[] {certificate(key, secret, now)});
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            store.store(bytes, passphrase);
            SecretFile.replace(file, bytes.toByteArray());
        } catch (GeneralSecurityException | OperatorCreationException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws CodedException where others can read the file, or the passphrase does not open it */
    public static SoftwareKey read(Path file, String name, char[] passphrase) {
        try {
            OwnerOnly.require(file);
            KeyStore store = KeyStore.getInstance("PKCS12", BouncyCastle.PROVIDER);
            store.load(new ByteArrayInputStream(Files.readAllBytes(file)), passphrase);
            Optional<String> alias = Collections.list(store.aliases()).stream()
                    .filter(entry -> isKey(store, entry)).findFirst();
            if (alias.isEmpty() || !(store.getKey(alias.get(), passphrase) instanceof Key key)) {
                throw new CodedException(NodeCode.FILE_UNREADABLE, file.getFileName(), "PKCS#12");
            }
            return SoftwareKey.ofPkcs8(name, key.getEncoded());
        } catch (GeneralSecurityException e) {
            throw new CodedException(NodeCode.FILE_UNREADABLE, e, file.getFileName(), "PKCS#12");
        } catch (IOException e) { // what the store throws for a wrong passphrase
            throw new CodedException(NodeCode.WRONG_PASSPHRASE, e, file.getFileName());
        }
    }

    private static boolean isKey(KeyStore store, String alias) {
        try {
            return store.isKeyEntry(alias);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static X509Certificate certificate(SoftwareKey key, PrivateKey secret, Instant now)
            throws GeneralSecurityException, OperatorCreationException {
        X500Name name = new X500Name("CN=" + key.name().replaceAll("[^A-Za-z0-9.-]", "-"));
        X509v3CertificateBuilder builder = new X509v3CertificateBuilder(name,
                new BigInteger(Long.SIZE, new SecureRandom()), Date.from(now),
                Date.from(now.plus(DAYS, ChronoUnit.DAYS)), name,
                SubjectPublicKeyInfo.getInstance(key.verification().encoded()));
        String algorithm = key.verification().type() == SignatureType.ED25519 ? "Ed25519" : "SM3withSM2";
        return new JcaX509CertificateConverter().setProvider(BouncyCastle.PROVIDER).getCertificate(builder.build(
                new JcaContentSignerBuilder(algorithm).setProvider(BouncyCastle.PROVIDER).build(secret)));
    }
}
