package org.shuqiao.exchange.domain.file.making;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import org.bouncycastle.cms.CMSAlgorithm;
import org.bouncycastle.cms.CMSAuthEnvelopedDataStreamGenerator;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.jcajce.JceCMSContentEncryptorBuilder;
import org.bouncycastle.cms.jcajce.JceKeyTransRecipientInfoGenerator;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.OutputAEADEncryptor;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.domain.file.FileCode;

/**
 * Key of the consumer for which a file is encrypted: CMS AuthEnvelopedData (RFC 5083) with AES-256-GCM, the content key
 * for an RSA key of 2048 bits or more. {@code openssl cms -decrypt -inform DER} opens it.
 */
public final class FileRecipient {

    private static final int BITS = 2048;
    private static final BouncyCastleProvider PROVIDER = new BouncyCastleProvider();

    private final X509Certificate certificate;

    private FileRecipient(X509Certificate certificate) {
        this.certificate = certificate;
    }

    /** @param pem an X.509 certificate. @throws CodedException {@code BAD_CERTIFICATE} */
    public static FileRecipient of(String pem) {
        try {
            X509Certificate read = (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(pem.getBytes(StandardCharsets.UTF_8)));
            if (!(read.getPublicKey() instanceof RSAPublicKey key) || key.getModulus().bitLength() < BITS) {
                throw new CodedException(FileCode.BAD_CERTIFICATE, BITS);
            }
            return new FileRecipient(read);
        } catch (CertificateException e) {
            throw new CodedException(FileCode.BAD_CERTIFICATE, e, BITS);
        }
    }

    /** @return the certificate in DER */
    byte[] encoded() {
        try {
            return certificate.getEncoded();
        } catch (CertificateEncodingException e) {
            throw new CodedException(FileCode.BAD_CERTIFICATE, e, BITS);
        }
    }

    /** @return a stream that encrypts into another, which it closes */
    OutputStream encrypting(OutputStream out) throws IOException {
        try {
            CMSAuthEnvelopedDataStreamGenerator generator = new CMSAuthEnvelopedDataStreamGenerator();
            generator.addRecipientInfoGenerator(new JceKeyTransRecipientInfoGenerator(certificate)
                    .setProvider(PROVIDER));
            return generator.open(out, (OutputAEADEncryptor) new JceCMSContentEncryptorBuilder(
                    CMSAlgorithm.AES256_GCM).setProvider(PROVIDER).build());
        } catch (CMSException | CertificateEncodingException e) {
            throw new IOException(e);
        }
    }
}
