package org.shuqiao.ledger.network;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.contracts.json.Json;

/**
 * Plan of a network: its organisations, orderers and ports. It is made once, because ports and organisations stand in
 * the channel's first block; departments may be added.
 *
 * @param organisations the authority's first
 */
public record NetworkPlan(NetworkSize profile, List<Organisation> organisations, List<Orderer> orderers) {

    static final String CHANNEL = "exchange";
    static final String CHAINCODE = "lifecycle";
    static final String ORDERING_MSP = "OrderingMSP";

    public NetworkPlan {
        organisations = List.copyOf(organisations);
        orderers = List.copyOf(orderers);
    }

    /**
     * @param name of its folder and its nodes, such as {@code host-a}
     * @param departments whom it speaks for
     * @param chaincodePort where a contract could call the peer; the peer calls the contract, so nobody does
     */
    public record Organisation(String name, String msp, List<String> departments, int peerPort, int chaincodePort,
            int contractPort) {

        public Organisation {
            departments = List.copyOf(departments);
        }

        @JsonIgnore
        public String peer() {
            return name + "-peer";
        }

        @JsonIgnore
        public String contract() {
            return name + "-contract";
        }

        @JsonIgnore
        public String domain() {
            return name + ".shuqiao";
        }

        private Organisation with(String department) {
            return new Organisation(name, msp, Stream.concat(departments.stream(), Stream.of(department)).toList(),
                    peerPort, chaincodePort, contractPort);
        }
    }

    public record Orderer(String name, int port, int adminPort) { }

    /**
     * @param departments the data authority first: it has an organisation of its own, the others are dealt out evenly
     */
    static NetworkPlan make(NetworkSize profile, List<String> departments, Ports ports) {
        List<Organisation> organisations = new ArrayList<>();
        for (int i = 0; i < profile.organisations(); i++) {
            char letter = (char) ('a' + i - 1);
            String name = i == 0 ? "authority" : "host-" + letter;
            String msp = i == 0 ? "AuthorityMSP" : "Host" + Character.toUpperCase(letter) + "MSP";
            organisations.add(new Organisation(name, msp, i == 0 ? departments.subList(0, 1) : List.of(),
                    ports.next(), ports.next(), ports.next()));
        }
        List<Orderer> orderers = new ArrayList<>();
        for (int i = 1; i <= profile.orderers(); i++) {
            orderers.add(new Orderer("orderer" + i, ports.next(), ports.next()));
        }
        return new NetworkPlan(profile, organisations, orderers).withAll(departments);
    }

    /** @return the plan with the departments that it lacks, each at the organisation that speaks for the fewest */
    NetworkPlan withAll(List<String> departments) {
        if (!authority().equals(departments.getFirst())) {
            throw new CodedException(NetworkCode.AUTHORITY_CHANGED, authority(), departments.getFirst());
        }
        List<Organisation> all = new ArrayList<>(organisations);
        for (String department : departments) {
            if (all.stream().noneMatch(organisation -> organisation.departments().contains(department))) {
                Organisation host = all.stream().skip(1)
                        .min(Comparator.comparingInt(organisation -> organisation.departments().size())).orElseThrow();
                all.set(all.indexOf(host), host.with(department));
            }
        }
        return new NetworkPlan(profile, all, orderers);
    }

    /** @return the data authority's department */
    @JsonIgnore
    public String authority() {
        return organisations.getFirst().departments().getFirst();
    }

    /** @return whose endorsement every change needs: the authority's and that of one organisation more */
    @JsonIgnore
    String endorsement() {
        List<String> others = organisations.stream().skip(1).map(o -> "'" + o.msp() + ".peer'").toList();
        return "AND('" + organisations.getFirst().msp() + ".peer', OR(" + String.join(", ", others) + "))";
    }

    static Optional<NetworkPlan> read(Path file) {
        try {
            return Files.exists(file) ? Optional.of(Json.PLAIN.readValue(file.toFile(), NetworkPlan.class))
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String json() {
        try {
            return Json.PRETTY.writeValueAsString(this) + "\n";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
