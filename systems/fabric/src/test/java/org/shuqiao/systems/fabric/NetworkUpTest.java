package org.shuqiao.systems.fabric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.base.process.JavaCommand;
import org.shuqiao.ledger.event.Fact;
import org.shuqiao.ledger.event.FactKind;
import org.shuqiao.ledger.event.LifeCycleEvent.EntryPublished;
import org.shuqiao.ledger.fabric.FabricLedger;
import org.shuqiao.ledger.network.FabricNetwork;
import org.shuqiao.ledger.network.NetworkCode;
import org.shuqiao.ledger.network.NetworkSize;
import org.shuqiao.ledger.network.NodeStatus;

/** Tests {@code up} and {@code down} of a network, including interrupted runs. */
@NeedsFabric
class NetworkUpTest {

    private static final long[] KILLED_AFTER_MILLIS = {700, 1500, 2500, 3500, 4500, 6000};

    @TempDir
    private Path folder;

    @Test
    void a_network_comes_up_however_often_bringing_it_up_was_killed_half_way() throws Exception {
        String port = Integer.toString(ThreadLocalRandom.current().nextInt(20_000, 32_000));
        FabricNetwork network = FabricNetwork.in(TestNetwork.root(), folder);
        try {
            for (long after : KILLED_AFTER_MILLIS) {
                Process up = new ProcessBuilder(JavaCommand.here(UpProcess.class).heap("128m")
                        .words(TestNetwork.root().toString(), folder.toString(), port))
                        .redirectErrorStream(true).redirectOutput(folder.resolve("up.log").toFile()).start();
                up.waitFor(after, TimeUnit.MILLISECONDS);
                up.destroyForcibly().waitFor();
            }

            network.up(wish(), System.getenv(), line -> { });

            assertThat(network.status(System.getenv())).hasSize(5).extracting(NodeStatus::state)
                    .containsOnly(NodeStatus.State.RUNNING);
            try (FabricLedger ledger = FabricLedger.open(network.connectionFile())) {
                assertThat(TestNetwork.DEPARTMENTS).allSatisfy(department ->
                        assertThat(ledger.history(FactKind.MEMBER, department)).hasSize(1));
            }
        } finally {
            network.down(line -> { });
        }
    }

    @Test
    void what_was_recorded_is_there_after_down_and_up_and_departments_may_be_added() throws IOException {
        FabricNetwork network = FabricNetwork.in(TestNetwork.root(), folder);
        EntryPublished event = TestEvents.published("gongan");
        try {
            network.up(wish(), System.getenv(), line -> { });
            Fact fact;
            try (FabricLedger ledger = FabricLedger.open(network.connectionFile())) {
                fact = ledger.submit("shujuju", event);
            }
            List<Long> before = network.status(System.getenv()).stream().map(node -> node.pid().orElseThrow()).toList();
            network.up(wish(), System.getenv(), line -> { });
            assertThat(network.status(System.getenv())).extracting(node -> node.pid().orElseThrow()).isEqualTo(before);

            network.down(line -> { });
            assertThat(before).allMatch(pid -> ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isEmpty());
            assertThat(network.status(System.getenv())).extracting(NodeStatus::state)
                    .containsOnly(NodeStatus.State.ENDED);

            network.up(wish("jiaotong"), System.getenv(), line -> { });
            try (FabricLedger ledger = FabricLedger.open(network.connectionFile())) {
                assertThat(ledger.get(FactKind.ENTRY, event.entry())).contains(fact);
                assertThat(ledger.submit("shujuju", event)).isEqualTo(fact);
                assertThat(ledger.submit("jiaotong", TestEvents.corrected(event)).by()).isEqualTo("jiaotong");
            }
        } finally {
            network.down(line -> { });
        }
        network.erase();
        assertThat(Files.exists(folder)).isFalse();
    }

    @Test
    void a_port_that_somebody_else_took_meanwhile_is_told_with_its_number() throws IOException {
        FabricNetwork network = FabricNetwork.in(TestNetwork.root(), folder);
        network.up(wish(), System.getenv(), line -> { });
        network.down(line -> { });
        int port = network.plan().orElseThrow().orderers().getFirst().port();

        try (ServerSocket other = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> network.up(wish(), System.getenv(), line -> { }))
                    .isInstanceOfSatisfying(CodedException.class, e -> assertThat(e.code())
                            .isEqualTo(NetworkCode.PORT_TAKEN))
                    .hasMessageContaining(Integer.toString(port));
            assertThat(other.isBound()).isTrue();
        } finally {
            network.down(line -> { });
        }
    }

    private static FabricNetwork.Wish wish(String... more) {
        List<String> departments = Stream.concat(TestNetwork.DEPARTMENTS.stream(), Stream.of(more)).toList();
        return new FabricNetwork.Wish(Optional.of(NetworkSize.SMALL), departments,
                OptionalInt.of(ThreadLocalRandom.current().nextInt(20_000, 32_000)));
    }
}
