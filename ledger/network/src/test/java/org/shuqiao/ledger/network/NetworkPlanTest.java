package org.shuqiao.ledger.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.ledger.network.NetworkPlan.Organisation;

class NetworkPlanTest {

    private static final List<String> CITY = List.of("shuju", "gongan", "weijian", "minzheng", "renshe", "jiaoyu");

    @TempDir
    private Path folder;

    @Test
    void the_authority_has_an_organisation_to_itself_and_the_others_share_evenly() {
        NetworkPlan plan = NetworkPlan.make(NetworkSize.LARGE, CITY, Ports.from(20_000));

        assertThat(plan.organisations()).extracting(Organisation::departments).containsExactly(
                List.of("shuju"), List.of("gongan", "renshe"), List.of("weijian", "jiaoyu"), List.of("minzheng"));
        assertThat(plan.orderers()).hasSize(3);
        assertThat(plan.endorsement()).isEqualTo("AND('AuthorityMSP.peer', OR('HostAMSP.peer', 'HostBMSP.peer', "
                + "'HostCMSP.peer'))");
    }

    @Test
    void no_port_is_given_twice() {
        NetworkPlan plan = NetworkPlan.make(NetworkSize.LARGE, CITY, Ports.from(20_000));
        List<Integer> ports = new ArrayList<>();
        plan.organisations().forEach(o -> ports.addAll(List.of(o.peerPort(), o.chaincodePort(), o.contractPort())));
        plan.orderers().forEach(o -> ports.addAll(List.of(o.port(), o.adminPort())));

        assertThat(ports).hasSize(18).doesNotHaveDuplicates();
    }

    @Test
    void departments_that_come_later_join_and_nobody_moves() {
        NetworkPlan before = NetworkPlan.make(NetworkSize.SMALL, CITY, Ports.from(20_000));

        NetworkPlan after = before.withAll(List.of("shuju", "jiaotong", "gongan"));

        assertThat(after.organisations().getLast().departments())
                .containsExactly("gongan", "weijian", "minzheng", "renshe", "jiaoyu", "jiaotong");
        assertThat(after.withAll(CITY)).isEqualTo(after);
    }

    @Test
    void the_authority_cannot_change() {
        NetworkPlan plan = NetworkPlan.make(NetworkSize.SMALL, CITY, Ports.from(20_000));

        assertThatThrownBy(() -> plan.withAll(List.of("gongan", "shuju")))
                .isInstanceOfSatisfying(CodedException.class, e -> assertThat(e.code())
                        .isEqualTo(NetworkCode.AUTHORITY_CHANGED));
    }

    @Test
    void a_plan_that_was_written_reads_the_same() throws Exception {
        NetworkPlan plan = NetworkPlan.make(NetworkSize.LARGE, CITY, Ports.from(20_000));
        Path file = Files.writeString(folder.resolve("network.json"), plan.json());

        assertThat(NetworkPlan.read(file)).contains(plan);
        assertThat(NetworkPlan.read(folder.resolve("none.json"))).isEmpty();
    }
}
