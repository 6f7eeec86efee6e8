package org.shuqiao.ledger.network;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.hyperledger.fabric.client.identity.Identities;

/**
 * Issues the certificates that cryptogen does not make: those with a department attribute and those for chaincode TLS.
 */
public final class Issuer {

    private static final ASN1ObjectIdentifier ATTRIBUTES = new ASN1ObjectIdentifier("1.2.3.4.5.6.7.8.1"); // Fabric CA's
    private static final int SERIAL_BITS = 127;

    private final X509Certificate ca;
    private final PrivateKey key;

    /** A certificate and its key, both PEM. */
    public record Issued(String certificate, String key) { }

    private Issuer(X509Certificate ca, PrivateKey key) {
        this.ca = ca;
        this.key = key;
    }

    /** @param folder cryptogen's {@code ca} or {@code tlsca} folder: one certificate, one key */
    public static Issuer in(Path folder) {
        try (Reader certificate = Files.newBufferedReader(only(folder, "*.pem"));
                Reader key = Files.newBufferedReader(only(folder, "*_sk"))) {
            return new Issuer(Identities.readX509Certificate(certificate), Identities.readPrivateKey(key));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Path only(Path folder, String pattern) throws IOException {
        try (var files = Files.newDirectoryStream(folder, pattern)) {
            return files.iterator().next();
        }
    }

    /** @return an identity that speaks for a department, as far as the ledger believes this authority */
    public Issued department(String department) {
        return issue(department, "client", Use.SIGNING, department);
    }

    /** @return an identity of the organisation itself */
    public Issued client(String name) {
        return issue(name, "client", Use.SIGNING, "");
    }

    Issued tlsServer(String name) {
        return issue(name, "contract", Use.TLS_SERVER, "");
    }

    Issued tlsClient(String name) {
        return issue(name, "peer", Use.TLS_CLIENT, "");
    }

    private enum Use {
        SIGNING, TLS_SERVER, TLS_CLIENT
    }

    private Issued issue(String name, String unit, Use use, String department) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            KeyPair pair = generator.generateKeyPair();
            // valid as long as its authority: Fabric looks at the chain as it stood when the certificate began
            X509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(ca, serial(),
                    ca.getNotBefore(), ca.getNotAfter(),
                    new X500NameBuilder(BCStyle.INSTANCE).addRDN(BCStyle.OU, unit).addRDN(BCStyle.CN, name).build(),
                    pair.getPublic());
            JcaX509ExtensionUtils extensions = new JcaX509ExtensionUtils();
            builder.addExtension(Extension.authorityKeyIdentifier, false, extensions.createAuthorityKeyIdentifier(ca));
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
            switch (use) {
                case SIGNING -> {
                    if (!department.isEmpty()) {
                        builder.addExtension(ATTRIBUTES, false, attributes(department));
                    }
                }
                case TLS_SERVER -> {
                    builder.addExtension(Extension.extendedKeyUsage, false,
                            new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth));
                    builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(new GeneralName[] {
                        new GeneralName(GeneralName.iPAddress, "127.0.0.1"),
                                new GeneralName(GeneralName.dNSName, "localhost")}));
                }
                case TLS_CLIENT -> builder.addExtension(Extension.extendedKeyUsage, false,
                        new ExtendedKeyUsage(KeyPurposeId.id_kp_clientAuth));
            }
            X509Certificate certificate = new JcaX509CertificateConverter()
                    .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(key)));
            return new Issued(Identities.toPemString(certificate), Identities.toPemString(pair.getPrivate()));
        } catch (GeneralSecurityException | OperatorCreationException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] attributes(String department) {
        return ("{\"attrs\":{\"shuqiao.department\":\"" + department + "\"}}").getBytes(StandardCharsets.UTF_8);
    }

    private static BigInteger serial() {
        return new BigInteger(SERIAL_BITS, new SecureRandom()).setBit(SERIAL_BITS);
    }

    /** @return the authority's own certificate, PEM */
    String authority() {
        return Identities.toPemString(ca);
    }
}
