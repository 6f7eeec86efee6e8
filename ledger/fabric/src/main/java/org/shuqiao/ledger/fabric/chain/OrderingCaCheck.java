package org.shuqiao.ledger.fabric.chain;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.stream.Stream;
import org.hyperledger.fabric.client.identity.Identities;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.ledger.error.LedgerCode;
import org.shuqiao.ledger.fabric.ConnectionFile;
import org.shuqiao.ledger.signature.ChannelTrustRoots;

/**
 * Checks the channel's ordering organisations against the certificate authority in the connection file. Roots of
 * another network's configuration are not handed out.
 */
final class OrderingCaCheck {

    private OrderingCaCheck() { }

    static void requireAmong(ChannelTrustRoots roots, ConnectionFile file) {
        if (file.ordering().ca() == null) {
            return; // the operator says nothing
        }
        Path place = file.resolve(file.ordering().ca());
        X509Certificate named;
        try (Reader text = Files.newBufferedReader(place)) {
            named = Identities.readX509Certificate(text);
        } catch (IOException | CertificateException e) {
            throw new CodedException(LedgerCode.LEDGER_CONNECTION, e, place, e.getClass().getSimpleName());
        }
        boolean known = roots.ordering().stream()
                .filter(organisation -> organisation.msp().equals(file.ordering().msp()))
                .flatMap(organisation -> Stream.concat(organisation.roots().stream(), organisation.intermediates()
                        .stream()))
                .anyMatch(named::equals);
        if (!known) {
            throw new CodedException(LedgerCode.CHAIN_CONFIGURATION, "ordering.ca");
        }
    }
}
