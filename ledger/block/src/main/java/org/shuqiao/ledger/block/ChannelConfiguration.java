package org.shuqiao.ledger.block;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
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
import org.hyperledger.fabric.protos.common.ChannelHeader;
import org.hyperledger.fabric.protos.common.ConfigEnvelope;
import org.hyperledger.fabric.protos.common.ConfigGroup;
import org.hyperledger.fabric.protos.common.ConfigValue;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.HeaderType;
import org.hyperledger.fabric.protos.common.Payload;
import org.hyperledger.fabric.protos.msp.FabricMSPConfig;
import org.hyperledger.fabric.protos.msp.FabricNodeOUs;
import org.hyperledger.fabric.protos.msp.MSPConfig;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.ledger.error.LedgerCode;
import org.shuqiao.ledger.signature.ChainRoots;
import org.shuqiao.ledger.signature.ChainRoots.Organisation;

/**
 * The organisations of a channel and their certificate authorities, read from its configuration blocks: from all of
 * them, because an authority that was replaced signed what older blocks hold.
 */
public final class ChannelConfiguration {

    private static final String MEMBERSHIP = "MSP";
    private static final int X509 = 0;

    private final Map<String, Organisation> ordering = new LinkedHashMap<>();
    private final Map<String, Organisation> members = new LinkedHashMap<>();

    /** Adds what a configuration says. @throws CodedException {@code CHAIN_CONFIGURATION} */
    public ChannelConfiguration add(SignedBlock block) {
        try {
            Payload payload = Payload.parseFrom(Envelope.parseFrom(block.envelopes().getFirst()).getPayload());
            Map<String, ConfigGroup> groups = ConfigEnvelope.parseFrom(payload.getData()).getConfig().getChannelGroup().getGroupsMap();
            for (ConfigGroup group : organisations(groups, "Orderer")) {
                add(ordering, group, true);
            }
            for (ConfigGroup group : organisations(groups, "Application")) {
                add(members, group, false);
            }
        } catch (InvalidProtocolBufferException | CertificateException e) {
            throw new CodedException(LedgerCode.CHAIN_CONFIGURATION, e, e.getClass().getSimpleName());
        }
        return this;
    }

    /** @return what an auditor believes on the channel; nothing until a configuration was added */
    public Optional<ChainRoots> roots(String channel, String chaincode, String authority) {
        return ordering.isEmpty() ? Optional.empty() : Optional.of(new ChainRoots(channel, chaincode, authority,
                List.copyOf(ordering.values()), List.copyOf(members.values())));
    }

    static boolean isConfiguration(ByteString envelope) {
        try {
            Payload payload = Payload.parseFrom(Envelope.parseFrom(envelope).getPayload());
            return ChannelHeader.parseFrom(payload.getHeader().getChannelHeader()).getType() == HeaderType.CONFIG_VALUE;
        } catch (InvalidProtocolBufferException e) {
            return false;
        }
    }

    private static Iterable<ConfigGroup> organisations(Map<String, ConfigGroup> groups, String name) {
        return groups.getOrDefault(name, ConfigGroup.getDefaultInstance()).getGroupsMap().values();
    }

    private static void add(Map<String, Organisation> known, ConfigGroup group, boolean orders)
            throws InvalidProtocolBufferException, CertificateException {
        MSPConfig membership = MSPConfig.parseFrom(group.getValuesOrDefault(MEMBERSHIP, ConfigValue.getDefaultInstance()).getValue());
        if (membership.getType() != X509) {
            return; // what it signs cannot be verified by certificates, so it is not believed
        }
        FabricMSPConfig configured = FabricMSPConfig.parseFrom(membership.getConfig());
        Organisation now = new Organisation(configured.getName(), certificates(configured.getRootCertsList()),
                certificates(configured.getIntermediateCertsList()), unit(configured.getFabricNodeOus(), orders));
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

    private static Optional<String> unit(FabricNodeOUs units, boolean orders) {
        return units.getEnable() ? Optional.of((orders ? units.getOrdererOuIdentifier() : units.getPeerOuIdentifier())
                .getOrganizationalUnitIdentifier()).filter(unit -> !unit.isEmpty()) : Optional.empty();
    }

    private static List<X509Certificate> certificates(List<ByteString> pems) throws CertificateException {
        List<X509Certificate> certificates = new ArrayList<>();
        for (ByteString pem : pems) {
            certificates.add((X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(pem.newInput()));
        }
        return certificates;
    }
}
