package org.shuqiao.ledger.network;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.shuqiao.base.process.JavaCommand;
import org.shuqiao.ledger.network.NetworkPlan.Orderer;
import org.shuqiao.ledger.network.NetworkPlan.Organisation;

/**
 * Process of the network with its program, port and working folder.
 *
 * @param port where it answers
 * @param ca file of the authority of its TLS certificate
 * @param home its working folder
 * @param version of what is to run: a node of another version is started anew
 */
record Node(String name, int port, Path ca, Path home, List<String> command, Map<String, String> environment,
        String version) {

    /** A peer hangs up after each transaction that it handed over, which an orderer warns of. */
    private static final String LOGGED = "warn:orderer.common.broadcast=error";
    private static final String LINE = "%{time:2006-01-02 15:04:05.000 MST} %{level:.4s} [%{module}] %{message}";
    private static final String CONTRACT_MAIN = "org.shuqiao.ledger.chaincode.ChaincodeMain";

    static Node orderer(NetworkFolder folder, Orderer orderer, FabricBinaries programs) {
        Path home = folder.node(orderer.name());
        return new Node(orderer.name(), orderer.port(), folder.orderer(orderer).resolve("tls/ca.crt"), home,
                List.of(programs.path("orderer").toString()), environment(home), programs.version());
    }

    static Node peer(NetworkFolder folder, Organisation organisation, FabricBinaries programs) {
        Path home = folder.node(organisation.peer());
        return new Node(organisation.peer(), organisation.peerPort(), folder.tlsCa(organisation), home,
                List.of(programs.path("peer").toString(), "node", "start"), environment(home), programs.version());
    }

    private static Map<String, String> environment(Path home) {
        return Map.of("FABRIC_CFG_PATH", home.toString(), "FABRIC_LOGGING_SPEC", LOGGED, "FABRIC_LOGGING_FORMAT", LINE);
    }

    /** @param packageId the id that the organisation's peer gave to the contract's package */
    static Node contract(NetworkFolder folder, Organisation organisation, BuiltContract contract, String packageId) {
        Path home = folder.node(organisation.contract());
        List<String> command = JavaCommand.of(contract.classPath(), CONTRACT_MAIN).heap("128m")
                .with("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Dfile.encoding=UTF-8").words();
        return new Node(organisation.contract(), organisation.contractPort(), folder.tlsCa(organisation), home,
                command, Map.of(
                        "CHAINCODE_SERVER_ADDRESS", "127.0.0.1:" + organisation.contractPort(),
                        "CORE_CHAINCODE_ID_NAME", packageId,
                        "CHAINCODE_TLS_KEY", home.resolve("key.pem").toString(),
                        "CHAINCODE_TLS_CERT", home.resolve("certificate.pem").toString(),
                        "CHAINCODE_CLIENT_CA_CERT", folder.tlsCa(organisation).toString()), contract.version());
    }

    boolean answers() {
        return TlsProbe.answers(port, ca);
    }
}
