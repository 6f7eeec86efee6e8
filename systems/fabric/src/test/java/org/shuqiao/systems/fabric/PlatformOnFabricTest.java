package org.shuqiao.systems.fabric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.domain.audit.KnownHead;
import org.shuqiao.exchange.platform.ledger.LedgerStatus;
import org.shuqiao.ledger.error.LedgerCode;
import org.shuqiao.ledger.event.FactKind;
import org.shuqiao.ledger.fabric.FabricLedger;
import org.shuqiao.ledger.log.RecordLog;
import org.springframework.context.ConfigurableApplicationContext;

/** Tests anchoring of a platform configured with a Fabric network. */
@NeedsFabric
class PlatformOnFabricTest {

    @TempDir
    private Path folder;

    @Test
    void records_are_anchored_on_the_network_that_the_settings_name() {
        PlatformHome home = PlatformHome.in(folder).settings(PlatformHome.ON_NETWORK);
        try (FabricSystem network = home.network()) {
            try (ConfigurableApplicationContext platform = home.open()) {
                PlatformHome.refusedQuery(platform);
            }
            try (ConfigurableApplicationContext platform = home.open()) {
                assertThat(platform.getBean(LedgerStatus.class).anchoredHead().map(KnownHead::size).orElse(0L))
                        .isEqualTo(platform.getBean(RecordLog.class).size()).isEqualTo(1);
                PlatformHome.refusedQuery(platform);
            }

            try (FabricLedger ledger = FabricLedger.open(network.connectionFile())) {
                assertThat(ledger.history(FactKind.ANCHOR, "yunzhou/log"))
                        .extracting(fact -> fact.details().path("size").asInt())
                        .containsExactly(2, 1);
                assertThat(ledger.get(FactKind.ANCHOR, "yunzhou/log").orElseThrow().by()).isEqualTo("shuju");
            }
        }
    }

    @Test
    void what_happened_while_the_network_was_away_is_anchored_when_it_is_back() {
        PlatformHome home = PlatformHome.in(folder).settings(PlatformHome.ON_NETWORK);
        try (FabricSystem network = home.network()) {
            network.close();

            try (ConfigurableApplicationContext platform = home.open()) { // neither start nor close need the network
                PlatformHome.refusedQuery(platform);
                assertThat(platform.getBean(RecordLog.class).size()).isEqualTo(1);
            }
            network.up();
            try (ConfigurableApplicationContext platform = home.open()) {
                PlatformHome.refusedQuery(platform);
            }

            try (FabricLedger ledger = FabricLedger.open(network.connectionFile())) {
                assertThat(ledger.get(FactKind.ANCHOR, "yunzhou/log").orElseThrow().details().path("size").asInt())
                        .isEqualTo(2);
            }
        }
    }

    @Test
    void a_connection_file_that_cannot_be_used_stops_the_start_with_its_code() {
        PlatformHome home = PlatformHome.in(folder).settings("ledger: {fabric: var/fabric/none.yaml}\n");

        assertThatThrownBy(home::open).isInstanceOfSatisfying(CodedException.class,
                e -> assertThat(e.code()).isEqualTo(LedgerCode.LEDGER_CONNECTION));
    }
}
