package org.shuqiao.ledger.fabric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.ledger.error.LedgerCode;
import org.shuqiao.ledger.fabric.ConnectionFile.Peer;

class ConnectionFileTest {

    private static final String GOOD = """
            channel: exchange
            chaincode: lifecycle
            authority: shuju
            organisations:
              - msp: AuthorityMSP
                peers: [{name: a, endpoint: "127.0.0.1:1", tls-ca: ca.crt}]
              - msp: HostAMSP
                peers: [{name: b, endpoint: "127.0.0.1:2", tls-ca: ca.crt, server-name: peer.b}]
            departments:
              - {id: shuju, msp: AuthorityMSP, certificate: c.pem, key: k.pem}
            ordering: {msp: OrderingMSP, ca: o.pem}
            """;

    @TempDir
    private Path folder;

    @Test
    void it_names_the_peers_in_order_and_its_paths_start_at_its_folder() throws IOException {
        ConnectionFile file = ConnectionFile.read(written(GOOD));

        assertThat(file.peers()).extracting(Peer::name).containsExactly("a", "b");
        assertThat(file.peers().getLast().serverName()).isEqualTo("peer.b");
        assertThat(file.resolve("../x/ca.crt")).isEqualTo(folder.getParent().resolve("x/ca.crt"));
        assertThat(file.department("shuju").orElseThrow().msp()).isEqualTo("AuthorityMSP");
        assertThat(file.department("gongan")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"channel", "chaincode", "authority", "organisations", "departments", "ordering"})
    void a_missing_key_is_named(String key) throws IOException {
        String without = GOOD.replaceAll("(?m)^" + key + ":.*\n( .*\n)*", "");

        refused(without, key);
    }

    @Test
    void an_unknown_key_a_missing_authority_and_a_network_without_peers_are_refused() throws IOException {
        refused(GOOD + "nonsense: 1\n", "nonsense (");
        refused(GOOD.replace("id: shuju", "id: gongan"), "departments: shuju");
        refused(GOOD.replaceAll(" +peers:.*\n", ""), "peers");
        refused("", ": 1:");
    }

    @Test
    void a_file_that_is_not_there_or_names_keys_that_are_not_there_is_refused() throws IOException {
        assertThatThrownBy(() -> FabricLedger.open(folder.resolve("none.yaml"))).satisfies(e -> coded(e, "none.yaml"));
        Path file = written(GOOD);
        assertThatThrownBy(() -> FabricLedger.open(file)).satisfies(e -> coded(e, "c.pem"));
    }

    private void refused(String text, String place) throws IOException {
        Path file = written(text);
        assertThatThrownBy(() -> ConnectionFile.read(file)).satisfies(e -> coded(e, place));
    }

    private static void coded(Throwable e, String place) {
        assertThat(e).isInstanceOfSatisfying(CodedException.class, coded ->
                assertThat(coded.code()).isEqualTo(LedgerCode.LEDGER_CONNECTION)).hasMessageContaining(place);
    }

    private Path written(String text) throws IOException {
        return Files.writeString(folder.resolve("connection.yaml"), text);
    }
}
