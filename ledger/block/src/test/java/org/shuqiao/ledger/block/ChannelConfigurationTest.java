package org.shuqiao.ledger.block;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.hyperledger.fabric.protos.common.Config;
import org.hyperledger.fabric.protos.common.ConfigEnvelope;
import org.hyperledger.fabric.protos.common.ConfigGroup;
import org.hyperledger.fabric.protos.common.ConfigValue;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.Payload;
import org.hyperledger.fabric.protos.msp.FabricMSPConfig;
import org.hyperledger.fabric.protos.msp.FabricNodeOUs;
import org.hyperledger.fabric.protos.msp.FabricOUIdentifier;
import org.hyperledger.fabric.protos.msp.MSPConfig;
import org.junit.jupiter.api.Test;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.ledger.block.wire.Bytes;
import org.shuqiao.ledger.error.LedgerCode;
import org.shuqiao.ledger.signature.ChannelTrustRoots;

/** Certificate authorities of a channel over its configuration changes. */
class ChannelConfigurationTest {

    private static final ChannelTrustRoots REAL = RecordedNetwork.KEYS.chain().orElseThrow();
    private static final X509Certificate FIRST = REAL.ordering().getFirst().roots().getFirst();
    private static final X509Certificate SECOND = REAL.organisations().getFirst().roots().getFirst();

    @Test
    void an_authority_that_was_replaced_is_believed_for_what_it_signed() {
        ChannelTrustRoots roots = new ChannelConfiguration().add(block(organisation("OrderingMSP", FIRST, true)))
                .add(block(organisation("OrderingMSP", SECOND, true))).roots("exchange", "lifecycle", "AuthorityMSP")
                .orElseThrow();

        assertThat(roots.ordering()).singleElement().satisfies(organisation -> {
            assertThat(organisation.msp()).isEqualTo("OrderingMSP");
            assertThat(organisation.roots()).containsExactly(FIRST, SECOND);
            assertThat(organisation.unit()).contains("orderer");
        });
    }

    @Test
    void where_roles_are_not_parted_no_unit_is_asked_for() {
        ChannelTrustRoots roots = new ChannelConfiguration().add(block(organisation("OrderingMSP", FIRST, false)))
                .roots("exchange", "lifecycle", "AuthorityMSP").orElseThrow();

        assertThat(roots.ordering().getFirst().unit()).isEmpty();
    }

    @Test
    void an_organisation_without_certificates_is_not_believed() {
        MSPConfig anonymous = MSPConfig.newBuilder().setType(1).build();

        assertThat(new ChannelConfiguration().add(block(anonymous)).roots("exchange", "lifecycle", "AuthorityMSP"))
                .isEmpty();
    }

    @Test
    void what_is_no_configuration_has_a_code() {
        SignedBlock nonsense = new SignedBlock(0, Bytes.EMPTY, Bytes.EMPTY,
                List.of(Bytes.copyOf("no envelope".getBytes(StandardCharsets.UTF_8))), Bytes.EMPTY, List.of());

        assertThatThrownBy(() -> new ChannelConfiguration().add(nonsense)).isInstanceOfSatisfying(CodedException.class,
                e -> assertThat(e.code()).isEqualTo(LedgerCode.CHAIN_CONFIGURATION));
    }

    @Test
    void the_real_channel_named_both_kinds_of_organisations() {
        assertThat(REAL.ordering()).extracting(ChannelTrustRoots.Organisation::msp).containsExactly("OrderingMSP");
        assertThat(REAL.organisations()).extracting(ChannelTrustRoots.Organisation::msp)
                .containsExactlyInAnyOrder("AuthorityMSP", "HostAMSP");
        assertThat(REAL.organisations()).extracting(ChannelTrustRoots.Organisation::unit)
                .containsOnly(Optional.of("peer"));
    }

    private static MSPConfig organisation(String msp, X509Certificate root, boolean parted) {
        FabricOUIdentifier orderer = FabricOUIdentifier.newBuilder().setOrganizationalUnitIdentifier("orderer").build();
        return MSPConfig.newBuilder().setConfig(FabricMSPConfig.newBuilder().setName(msp).addRootCerts(pem(root))
                .setFabricNodeOus(FabricNodeOUs.newBuilder().setEnable(parted).setOrdererOuIdentifier(orderer)).build()
                .toByteString()).build();
    }

    private static SignedBlock block(MSPConfig orderers) {
        ConfigGroup organisation = ConfigGroup.newBuilder().putValues("MSP",
                ConfigValue.newBuilder().setValue(orderers.toByteString()).build()).build();
        ConfigGroup channel = ConfigGroup.newBuilder().putGroups("Orderer",
                ConfigGroup.newBuilder().putGroups("ordering", organisation).build()).build();
        ByteString payload = Payload.newBuilder().setData(ConfigEnvelope.newBuilder().setConfig(Config.newBuilder()
                .setChannelGroup(channel)).build().toByteString()).build().toByteString();
        return new SignedBlock(0, Bytes.EMPTY, Bytes.EMPTY,
                List.of(Bytes.copyOf(Envelope.newBuilder().setPayload(payload).build().toByteArray())), Bytes.EMPTY,
                        List.of());
    }

    private static ByteString pem(X509Certificate certificate) {
        try {
            return ByteString.copyFrom("-----BEGIN CERTIFICATE-----\n" + Base64.getMimeEncoder()
                    .encodeToString(certificate.getEncoded())
                    + "\n-----END CERTIFICATE-----\n", StandardCharsets.US_ASCII);
        } catch (CertificateEncodingException e) {
            throw new AssertionError(e);
        }
    }
}
