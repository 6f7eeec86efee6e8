package org.shuqiao.systems.fabric;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.shuqiao.ledger.fabric.ConnectionFile;
import org.shuqiao.ledger.fabric.ConnectionFile.Peer;
import org.shuqiao.ledger.fabric.FabricGateway;
import org.shuqiao.ledger.fabric.FabricLedger;
import org.shuqiao.ledger.fabric.FabricTimeouts;
import org.shuqiao.ledger.fabric.chain.BlockFollower;

/**
 * Tests that the block follower delivers every block once and in order through peer and network outages. It reads from
 * an organisation that endorses nothing here, so that blocks go on coming without its peer.
 */
@NeedsFabric
class BlockFollowerTest {

    private static final String READ = "host-c-peer";
    private static final int EVENTS = 5;
    private static FabricSystem network;
    private static EmbeddedPostgres postgres;
    private static FabricGateway gateway;
    private static FabricLedger ledger;

    @BeforeAll
    static void network() throws IOException {
        if (!FabricSystem.missingPrograms().isEmpty()) {
            return; // each test is skipped by name
        }
        network = TestNetwork.large();
        postgres = EmbeddedPostgres.builder().setServerConfig("fsync", "on").start();
        ConnectionFile file = ConnectionFile.read(network.connectionFile());
        List<ConnectionFile.Organisation> readFirst = file.organisations().stream()
                .sorted(Comparator.comparing(organisation -> !organisation.msp().equals("HostCMSP"))).toList();
        gateway = FabricGateway.open(new ConnectionFile(file.folder(), file.channel(), file.chaincode(),
                file.authority(), readFirst, file.departments(), file.ordering()), FabricTimeouts.USUAL);
        ledger = FabricLedger.open(network.connectionFile());
    }

    @AfterAll
    static void close() throws IOException {
        if (ledger != null) {
            ledger.close();
            gateway.close();
            postgres.close();
        }
    }

    @BeforeEach
    void allPeersHaveTheSame() {
        network.up();
        PeerSync.await(gateway);
    }

    @Test
    void it_begins_with_block_0_and_goes_on_where_it_stood() throws SQLException {
        try (BlockFollower follower = follow()) {
            allAreHere(follower);
            blocks();
            allAreHere(follower);
        }
        blocks();
        try (BlockFollower follower = follow()) {
            allAreHere(follower);
        }
    }

    @Test
    void its_peer_is_killed_and_another_one_is_read() throws SQLException {
        try (BlockFollower follower = follow()) {
            reads(follower);

            network.kill(READ);
            blocks();

            allAreHere(follower);
            assertThat(follower.status().peer()).hasValueSatisfying(peer -> assertThat(peer).isNotEqualTo(READ));
        }
    }

    @Test
    void its_peer_hangs_and_another_one_is_read() throws SQLException {
        try (BlockFollower follower = follow()) {
            reads(follower);

            network.suspend(READ);
            blocks();

            allAreHere(follower);
            assertThat(follower.status().peer()).hasValueSatisfying(peer -> assertThat(peer).isNotEqualTo(READ));
        } finally {
            network.resume(READ);
        }
    }

    @Test
    void the_network_is_away_and_comes_back() throws SQLException {
        try (BlockFollower follower = follow()) {
            allAreHere(follower);
            long before = follower.status().followed();

            network.close();
            BlockProofTest.await(() -> follower.status().trouble().isPresent());
            assertThat(follower.status().trouble()).contains("SQ-LED-0048");
            assertThat(follower.status().followed()).isEqualTo(before);
            network.up();
            blocks();

            allAreHere(follower);
            assertThat(follower.status().trouble()).isEmpty();
        }
    }

    private static BlockFollower follow() {
        return BlockFollower.start(gateway, postgres.getPostgresDatabase());
    }

    private static void reads(BlockFollower follower) {
        BlockProofTest.await(() -> follower.status().peer().equals(Optional.of(READ)));
    }

    private static void blocks() {
        for (int i = 0; i < EVENTS; i++) {
            ledger.submit("shujuju", TestEvents.published("gongan"));
        }
    }

    /** Waits until the follower has what the authority's peer has, and looks at every one of them. */
    private static void allAreHere(BlockFollower follower) throws SQLException {
        Peer authority = ledger.gateway().peers().getFirst();
        BlockProofTest.await(() -> follower.status().followed() == PeerSync.height(gateway, authority));
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("""
                        SELECT count(*), max(number) + 1, count(*) FILTER (WHERE number > 0 AND NOT EXISTS (
                            SELECT FROM ledger_chain.block p WHERE p.number = b.number - 1 AND p.hash = b.previous))
                        FROM ledger_chain.block b""")) {
            row.next();
            assertThat(row.getLong(1)).isEqualTo(row.getLong(2)).isEqualTo(follower.status().followed());
            assertThat(row.getLong(3)).isZero();
        }
    }
}
