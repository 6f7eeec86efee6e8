package org.shuqiao.node.key;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.openssl.PEMException;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.PKCS8Generator;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JceOpenSSLPKCS8DecryptorProviderBuilder;
import org.bouncycastle.openssl.jcajce.JceOpenSSLPKCS8EncryptorBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfo;
import org.bouncycastle.pkcs.PKCSException;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.base.file.AtomicFile;
import org.shuqiao.ledger.signature.SoftwareKey;
import org.shuqiao.node.error.NodeCode;
import org.shuqiao.node.folder.OwnerOnly;

/**
 * PEM file of one encrypted private key: PKCS#8 with PBES2, PBKDF2 with HMAC-SHA-256 and AES-256-CBC.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8018#section-6.2">RFC 8018 §6.2</a>
 */
public final class EncryptedPem {

    /** As OWASP's password storage cheat sheet asks of PBKDF2 with HMAC-SHA-256. */
    private static final int ITERATIONS = 600_000;

    private EncryptedPem() { }

    /** Writes a key with mode 0600, complete and on disk before the file has its name. */
    public static void write(Path file, SoftwareKey key, char[] passphrase) {
        try {
            StringWriter text = new StringWriter();
            try (JcaPEMWriter pem = new JcaPEMWriter(text)) {
                pem.writeObject(new PKCS8Generator(PrivateKeyInfo.getInstance(key.pkcs8()),
                        new JceOpenSSLPKCS8EncryptorBuilder(PKCS8Generator.AES_256_CBC)
                                .setProvider(BouncyCastle.PROVIDER)
                                .setPRF(PKCS8Generator.PRF_HMACSHA256)
                                .setIterationCount(ITERATIONS)
                                .setPassword(passphrase)
                                .build()));
            }
            AtomicFile.replaceSecret(file, text.toString());
        } catch (OperatorCreationException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws CodedException where others can read the file, or the passphrase does not open it */
    public static SoftwareKey read(Path file, String name, char[] passphrase) {
        try {
            OwnerOnly.require(file);
            try (PEMParser pem = new PEMParser(new StringReader(Files.readString(file, StandardCharsets.US_ASCII)))) {
                if (!(pem.readObject() instanceof PKCS8EncryptedPrivateKeyInfo encrypted)) {
                    throw new CodedException(NodeCode.FILE_UNREADABLE, file.getFileName(), "ENCRYPTED PRIVATE KEY");
                }
                return SoftwareKey.ofPkcs8(name, encrypted.decryptPrivateKeyInfo(
                        new JceOpenSSLPKCS8DecryptorProviderBuilder().setProvider(BouncyCastle.PROVIDER)
                                .build(passphrase)).getEncoded());
            }
        } catch (PKCSException e) {
            throw new CodedException(NodeCode.WRONG_PASSPHRASE, e, file.getFileName());
        } catch (OperatorCreationException | PEMException e) {
            throw new CodedException(NodeCode.FILE_UNREADABLE, e, file.getFileName(), "PEM");
        } catch (IOException e) {
            throw new CodedException(NodeCode.FILE_UNREADABLE, e, file.getFileName(), e.getClass().getSimpleName());
        }
    }
}
