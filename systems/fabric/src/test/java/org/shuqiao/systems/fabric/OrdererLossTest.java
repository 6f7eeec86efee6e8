package org.shuqiao.systems.fabric;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.shuqiao.ledger.fabric.FabricLedger;
import org.shuqiao.systems.Faults;

/** Tests that three orderers tolerate the loss of any one. */
@NeedsFabric
class OrdererLossTest {

    private static final List<String> ORDERERS = List.of("orderer1", "orderer2", "orderer3");
    private static final int VERSIONS = 12;
    private static final int BEFORE = 6;

    static Stream<Arguments> losses() {
        return Faults.rounds().boxed().flatMap(round ->
                ORDERERS.stream().map(node -> Arguments.of(node, round)));
    }

    @ParameterizedTest(name = "{0}, round {1}")
    @MethodSource("losses")
    void one_lost_orderer_of_three_holds_nobody_up(String orderer, int round) {
        FabricSystem network = TestNetwork.large();
        try (FabricLedger ledger = FabricLedger.open(network.connectionFile())) {
            SubmitStream stream = SubmitStream.start(ledger, VERSIONS);
            stream.awaitMore(BEFORE);

            network.kill(orderer);

            stream.endsWithEveryEventRecordedOnce();
            assertThat(stream.unanswered()).isZero();
        } finally {
            network.up();
        }
    }

    /** A round takes one of them: as long as it hangs, a third of all submissions meet it first. */
    static Stream<Arguments> hangs() {
        return Faults.rounds().mapToObj(round -> Arguments.of(ORDERERS.get(round % ORDERERS.size()), round));
    }

    @ParameterizedTest(name = "{0}, round {1}")
    @MethodSource("hangs")
    void one_hung_orderer_of_three_costs_no_event_and_doubles_none(String orderer, int round) {
        FabricSystem network = TestNetwork.large();
        try (FabricLedger ledger = FabricLedger.open(network.connectionFile())) {
            SubmitStream stream = SubmitStream.start(ledger, VERSIONS);
            stream.awaitMore(BEFORE);

            network.suspend(orderer);

            stream.endsWithEveryEventRecordedOnce();
        } finally {
            network.resume(orderer);
        }
    }
}
