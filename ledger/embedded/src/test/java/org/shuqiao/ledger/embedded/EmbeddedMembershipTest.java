package org.shuqiao.ledger.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.hyperledger.fabric.protos.common.MSPPrincipal;
import org.hyperledger.fabric.protos.common.MSPRole;
import org.hyperledger.fabric.protos.common.SignaturePolicyEnvelope;
import org.hyperledger.fabric.protos.msp.SerializedIdentity;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.ledger.Ledger;
import org.shuqiao.ledger.MembershipContractTest;
import org.shuqiao.ledger.error.LedgerCode;
import org.shuqiao.ledger.event.Fact;
import org.shuqiao.ledger.event.LifeCycleEvent;
import org.shuqiao.ledger.event.LifeCycleEvent.MemberEnrolled;
import org.shuqiao.ledger.record.RecordId;

/** Membership rules of the contract on the embedded ledger. */
class EmbeddedMembershipTest extends MembershipContractTest {

    private static final OffsetDateTime TIME = OffsetDateTime.parse("2026-11-22T23:10:00.123+08:00");
    private static EmbeddedPostgres server;
    private static HikariDataSource source;
    private static Ledger ledger;

    @BeforeAll
    static void found() throws IOException {
        server = EmbeddedPostgres.builder().setServerConfig("fsync", "on").setServerConfig("shared_buffers", "32MB")
                .start();
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(server.getJdbcUrl("postgres", "postgres"));
        config.setMaximumPoolSize(4);
        source = new HikariDataSource(config);
        // "department" here is what the certificate says: "<organisation>" or "<organisation> <department>"
        ledger = EmbeddedLedger.open(source, InstantSource.system(), EmbeddedMembershipTest::identity,
                identity("AuthorityMSP"));
        assertThatThrownBy(() -> ledger.submit("HostAMSP gongan", enrolled("shujuju", "AuthorityMSP")))
                .isInstanceOfSatisfying(CodedException.class, e -> assertThat(e.code())
                        .isEqualTo(LedgerCode.EVENT_NOT_ENTITLED));
        ledger.submit("AuthorityMSP shujuju", enrolled("shujuju", "AuthorityMSP"));
        ledger.submit("AuthorityMSP shujuju", enrolled("gongan", "HostAMSP"));
        ledger.submit("AuthorityMSP shujuju", enrolled("minzheng", "HostAMSP"));
    }

    @AfterAll
    static void close() throws IOException {
        source.close();
        server.close();
    }

    @Override
    protected Fact submit(String organisation, String department, LifeCycleEvent event) {
        return ledger.submit(organisation + " " + department, event);
    }

    @Override
    protected Fact submit(String organisation, LifeCycleEvent event) {
        return ledger.submit(organisation, event);
    }

    @Override
    protected Ledger ledger() {
        return ledger;
    }

    @Test
    void a_fact_is_protected_by_the_authority_and_its_providers_organisation_together() throws Exception {
        submit("AuthorityMSP", "shujuju", new LifeCycleEvent.EntryPublished(id(), TIME, "10101001/7", 1, "gongan",
                "sha256:" + "0a".repeat(32)));

        assertThat(endorsers("fact/entry/10101001/7")).containsExactly("AuthorityMSP", "HostAMSP");
        assertThat(endorsers("provider/gongan")).containsExactly("AuthorityMSP", "HostAMSP");
        assertThat(endorsers("fact/member/gongan")).containsExactly("AuthorityMSP", "HostAMSP");
        assertThat(endorsers("fact/member/shujuju")).isEmpty();
    }

    private static List<String> endorsers(String key) throws SQLException, InvalidProtocolBufferException {
        List<String> organisations = new ArrayList<>();
        try (Connection connection = source.getConnection(); PreparedStatement statement = connection.prepareStatement(
                "SELECT policy FROM ledger_state.protection WHERE key = ?")) {
            statement.setString(1, key);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    SignaturePolicyEnvelope policy = SignaturePolicyEnvelope.parseFrom(rows.getBytes(1));
                    assertThat(policy.getRule().getNOutOf().getN()).isEqualTo(policy.getIdentitiesCount());
                    for (MSPPrincipal principal : policy.getIdentitiesList()) {
                        organisations.add(MSPRole.parseFrom(principal.getPrincipal()).getMspIdentifier());
                    }
                }
            }
        }
        return organisations;
    }

    private static SerializedIdentity identity(String who) {
        int space = who.indexOf(' ');
        String organisation = space < 0 ? who : who.substring(0, space);
        String department = space < 0 ? "" : who.substring(space + 1);
        return SerializedIdentity.newBuilder().setMspid(organisation)
                .setIdBytes(ByteString.copyFrom(DepartmentCertificate.of(department, Instant.now()),
                        StandardCharsets.US_ASCII))
                .build();
    }

    private static MemberEnrolled enrolled(String department, String organisation) {
        return new MemberEnrolled(id(), TIME, department, organisation);
    }

    private static String id() {
        return new RecordId(InstantSource.system()).next();
    }
}
