package org.shuqiao.ledger.block;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.util.function.Function;
import org.bouncycastle.crypto.signers.StandardDSAEncoding;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.ledger.block.wire.Bytes;
import org.shuqiao.ledger.block.wire.Message;
import org.shuqiao.ledger.error.LedgerCode;

/**
 * Identity that signed: MSP id and X.509 certificate.
 *
 * @param msp as the identity says; what it is worth, {@link CertificateChainCheck} says
 */
record SigningIdentity(String msp, X509Certificate certificate) {

    /**
     * Readers of certificates differ in what they bear with. Whom one of them cannot read has signed nothing, so that
     * all verifiers tell the same of a changed certificate.
     *
     * @param unsigned what a certificate that cannot be read is answered with, for the name of its organisation
     * @throws CodedException {@code BLOCK_FORM} for what is no identity
     */
    static SigningIdentity parse(Bytes identity, Function<String, CodedException> unsigned) {
        Message serialized = Message.read(identity, FabricTypes.SERIALIZED_IDENTITY);
        if (serialized.bytes("id_bytes").isEmpty()) {
            throw new CodedException(LedgerCode.BLOCK_FORM, "identity");
        }
        try {
            return new SigningIdentity(serialized.text("mspid"),
                    (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(serialized.bytes("id_bytes").stream()));
        } catch (CertificateException e) {
            throw unsigned.apply(shown(serialized.text("mspid")));
        }
    }

    /** Verifies ECDSA over SHA-256, as Fabric does: one spelling of the signature, the lower of its two values. */
    boolean signed(Bytes content, Bytes signature) {
        if (!(certificate.getPublicKey() instanceof ECPublicKey key)) {
            return false;
        }
        try {
            if (!inItsOneSpelling(key.getParams().getOrder(), signature)) {
                return false;
            }
            Signature verifier = Signature.getInstance("SHA256withECDSA");
            verifier.initVerify(key);
            verifier.update(content.buffer());
            return verifier.verify(signature.toByteArray());
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static boolean inItsOneSpelling(BigInteger order, Bytes signature) {
        try {
            BigInteger[] values = StandardDSAEncoding.INSTANCE.decode(order, signature.toByteArray());
            return values[1].compareTo(order.shiftRight(1)) <= 0;
        } catch (IOException | RuntimeException e) {
            return false; // to some nonsense the decoder answers with a ClassCastException
        }
    }

    /**
     * @return how it is told to people: the name of its organisation, short and plain, since a file from anyone holds
     *     it
     */
    String shown() {
        return shown(msp);
    }

    private static String shown(String msp) {
        String plain = msp.replaceAll("[^A-Za-z0-9._-]", "?");
        return plain.length() > 64 ? plain.substring(0, 64) : plain;
    }

    /** @return the certificate's own name, such as {@code orderer1.ordering.city} */
    String name() {
        return NamePart.of(certificate.getSubjectX500Principal(), "CN").findFirst().orElse("?");
    }
}
