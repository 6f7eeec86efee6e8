package org.shuqiao.ledger.block;

import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.ledger.block.wire.Bytes;
import org.shuqiao.ledger.block.wire.Message;
import org.shuqiao.ledger.error.LedgerCode;
import org.shuqiao.ledger.signature.ChannelTrustRoots;
import org.shuqiao.ledger.signature.ChannelTrustRoots.Organisation;

/**
 * Organisations of a channel and their certificate authorities, read from all its configuration blocks. An authority
 * that was replaced signed what older blocks hold.
 */
public final class ChannelConfiguration {

    private static final String MEMBERSHIP = "MSP";
    private static final int X509 = 0;

    private final Map<String, Organisation> ordering = new LinkedHashMap<>();
    private final Map<String, Organisation> members = new LinkedHashMap<>();

    /** Adds what a configuration says. @throws CodedException {@code CHAIN_CONFIGURATION} */
    public ChannelConfiguration add(SignedBlock block) {
        try {
            Bytes content = SignedEnvelope.parse(block.envelopes().getFirst()).content().bytes("data");
            Message channel = Message.read(content, ConfigurationTypes.CONFIGURATION).message("config")
                    .message("channel_group");
            for (Message organisation : channel.entry("groups", "Orderer").map("groups").values()) {
                add(ordering, organisation, true);
            }
            for (Message organisation : channel.entry("groups", "Application").map("groups").values()) {
                add(members, organisation, false);
            }
        } catch (CodedException e) {
            throw new CodedException(LedgerCode.CHAIN_CONFIGURATION, e, e.code().id());
        } catch (CertificateException e) {
            throw new CodedException(LedgerCode.CHAIN_CONFIGURATION, e, e.getClass().getSimpleName());
        }
        return this;
    }

    /** @return what an auditor believes on the channel; nothing until a configuration was added */
    public Optional<ChannelTrustRoots> roots(String channel, String chaincode, String authority) {
        return ordering.isEmpty() ? Optional.empty() : Optional.of(new ChannelTrustRoots(channel, chaincode, authority,
                List.copyOf(ordering.values()), List.copyOf(members.values())));
    }

    static boolean isConfiguration(Bytes envelope) {
        try {
            return ChainTransaction.kind(SignedEnvelope.parse(envelope).content()) == FabricTypes.CONFIGURATION;
        } catch (CodedException e) {
            return false;
        }
    }

    private static void add(Map<String, Organisation> known, Message group, boolean orders)
            throws CertificateException {
        Message membership = Message.read(group.entry("values", MEMBERSHIP).bytes("value"),
                ConfigurationTypes.MEMBERSHIP);
        if (membership.number("type") != X509) {
            return; // what it signs cannot be verified by certificates, so it is not believed
        }
        Message configured = Message.read(membership.bytes("config"), ConfigurationTypes.X509_MEMBERSHIP);
        Organisation now = new Organisation(configured.text("name"), certificates(configured.allBytes("root_certs")),
                certificates(configured.allBytes("intermediate_certs")),
                        unit(configured.message("fabric_node_ous"), orders));
        known.merge(now.msp(), now, ChannelConfiguration::both);
    }

    private static Organisation both(Organisation before, Organisation now) {
        return new Organisation(now.msp(), union(before.roots(), now.roots()),
                union(before.intermediates(), now.intermediates()), now.unit());
    }

    private static List<X509Certificate> union(List<X509Certificate> some, List<X509Certificate> others) {
        Set<X509Certificate> all = new LinkedHashSet<>(some);
        all.addAll(others);
        return List.copyOf(all);
    }

    private static Optional<String> unit(Message units, boolean orders) {
        return units.flag("enable") ? Optional.of(units.message(orders ? "orderer_ou_identifier" : "peer_ou_identifier")
                .text("organizational_unit_identifier")).filter(unit -> !unit.isEmpty()) : Optional.empty();
    }

    private static List<X509Certificate> certificates(List<Bytes> pems) throws CertificateException {
        List<X509Certificate> certificates = new ArrayList<>();
        for (Bytes pem : pems) {
            certificates.add((X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(pem.stream()));
        }
        return certificates;
    }
}
