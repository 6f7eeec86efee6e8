package org.shuqiao.systems.fabric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shuqiao.catalog.department.Department;
import org.shuqiao.exchange.account.Actor;
import org.shuqiao.exchange.boot.Platform;
import org.shuqiao.exchange.configuration.ConfigurationFile;
import org.shuqiao.exchange.configuration.DepartmentFile;
import org.shuqiao.exchange.configuration.Home;
import org.shuqiao.ledger.LedgerCode;
import org.shuqiao.ledger.event.FactKind;
import org.shuqiao.ledger.fabric.FabricLedger;
import org.shuqiao.ledger.network.Profile;
import org.shuqiao.standards.error.CodedException;

/** A platform whose settings name a network records and anchors there, for the departments of its own file. */
@NeedsFabric
class PlatformOnFabricTest {

    @TempDir
    private Path folder;

    @Test
    void records_are_anchored_on_the_network_that_the_settings_name() throws IOException {
        Home home = home();
        List<String> departments = DepartmentFile.read(home.configuration()).stream().map(Department::id).toList();
        try (FabricSystem network = FabricSystem.start(TestNetwork.root(), home.fabric(), Profile.SMALL, departments)) {
            settings("ledger: {fabric: var/fabric/connection.yaml}\n");

            try (Platform platform = open(home)) {
                refusedQuery(platform);
            }
            try (Platform platform = open(home)) {
                assertThat(platform.ledger().anchored()).isEqualTo(platform.log().size()).isEqualTo(1);
                refusedQuery(platform);
            }

            try (FabricLedger ledger = FabricLedger.open(network.connectionFile())) {
                assertThat(ledger.history(FactKind.ANCHOR, "yunzhou/log")).extracting(fact -> fact.details().path("size").asInt())
                        .containsExactly(2, 1);
                assertThat(ledger.get(FactKind.ANCHOR, "yunzhou/log").orElseThrow().by()).isEqualTo("shuju");
            }
        }
    }

    @Test
    void what_happened_while_the_network_was_away_is_anchored_when_it_is_back() throws IOException {
        Home home = home();
        List<String> departments = DepartmentFile.read(home.configuration()).stream().map(Department::id).toList();
        try (FabricSystem network = FabricSystem.start(TestNetwork.root(), home.fabric(), Profile.SMALL, departments)) {
            settings("ledger: {fabric: var/fabric/connection.yaml}\n");
            network.close();

            try (Platform platform = open(home)) { // neither start nor close need the network
                refusedQuery(platform);
                assertThat(platform.log().size()).isEqualTo(1);
            }
            network.up();
            try (Platform platform = open(home)) {
                refusedQuery(platform);
            }

            try (FabricLedger ledger = FabricLedger.open(network.connectionFile())) {
                assertThat(ledger.get(FactKind.ANCHOR, "yunzhou/log").orElseThrow().details().path("size").asInt()).isEqualTo(2);
            }
        }
    }

    @Test
    void a_connection_file_that_cannot_be_used_stops_the_start_with_its_code() throws IOException {
        Home home = home();
        settings("ledger: {fabric: var/fabric/none.yaml}\n");

        assertThatThrownBy(() -> open(home)).isInstanceOfSatisfying(CodedException.class,
                e -> assertThat(e.code()).isEqualTo(LedgerCode.LEDGER_CONNECTION));
    }

    private static void refusedQuery(Platform platform) {
        Actor admin = platform.accounts().actor("admin");
        platform.deliveries().query(admin, "用途", "select 1"); // refused, which is a record too
    }

    private static Platform open(Home home) {
        return Platform.open(home, ConfigurationFile.read(home.configuration()));
    }

    private Home home() throws IOException {
        Files.createDirectories(folder.resolve("conf"));
        Files.createDirectories(folder.resolve("sources/tongji"));
        for (String file : List.of("conf/departments.yaml", "sources/tongji/division.yaml")) {
            Files.copy(TestNetwork.root().resolve(file), folder.resolve(file));
        }
        return new Home(folder, folder.resolve("var"));
    }

    private void settings(String yaml) throws IOException {
        Files.writeString(folder.resolve("conf/shuqiao.yaml"), yaml);
    }
}
