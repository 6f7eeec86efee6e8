package org.shuqiao.ledger.block;

import java.security.GeneralSecurityException;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertStore;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.ledger.error.LedgerCode;
import org.shuqiao.ledger.signature.ChannelTrustRoots.Organisation;

/**
 * Validates a certificate against the certificate authorities of its organisation. As on the network, the chain is
 * looked at as it stood when the certificate began: a proof outlives the certificates of its signers. Whether one was
 * revoked later is not known offline; an auditor who hears of it takes the organisation's root away.
 */
final class CertificateChainCheck {

    private CertificateChainCheck() { }

    /**
     * @throws CodedException {@code CERTIFICATE_STRANGE} when it does not, or is not a node's where roles are parted
     */
    static void require(SigningIdentity member, List<Organisation> known) {
        if (known.stream().filter(organisation -> organisation.msp().equals(member.msp()))
                .noneMatch(organisation -> unit(member, organisation) && issued(member.certificate(), organisation))) {
            String unit = known.stream().filter(organisation -> organisation.msp().equals(member.msp()))
                    .flatMap(organisation -> organisation.unit().stream()).findFirst().orElse("-");
            throw new CodedException(LedgerCode.CERTIFICATE_STRANGE, member.shown(), unit);
        }
    }

    private static boolean unit(SigningIdentity member, Organisation organisation) {
        return organisation.unit().isEmpty() || NamePart.of(member.certificate().getSubjectX500Principal(), "OU")
                .anyMatch(organisation.unit().get()::equals);
    }

    private static boolean issued(X509Certificate certificate, Organisation organisation) {
        if (certificate.getBasicConstraints() >= 0 || organisation.roots().isEmpty()) {
            return false; // an authority signs certificates, nothing else
        }
        try {
            Set<TrustAnchor> anchors = organisation.roots().stream().map(root -> new TrustAnchor(root, null))
                    .collect(Collectors.toSet());
            X509CertSelector target = new X509CertSelector();
            target.setCertificate(certificate);
            PKIXBuilderParameters parameters = new PKIXBuilderParameters(anchors, target);
            parameters.setRevocationEnabled(false);
            parameters.setDate(certificate.getNotBefore());
            parameters.addCertStore(CertStore.getInstance("Collection", new CollectionCertStoreParameters(
                    Stream.concat(Stream.of(certificate), organisation.intermediates().stream()).toList())));
            CertPathBuilder.getInstance("PKIX").build(parameters);
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
