package org.shuqiao.ledger.network;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.shuqiao.ledger.network.NetworkPlan.Orderer;
import org.shuqiao.ledger.network.NetworkPlan.Organisation;
import org.shuqiao.standards.error.CodedException;

/**
 * One process that the network consists of.
 *
 * @param port where it answers
 * @param ca file of the authority of its TLS certificate
 * @param home its working folder
 */
record Node(Kind kind, String name, int port, Path ca, Path home, List<String> command, Map<String, String> environment) {

    enum Kind {
        ORDERER, PEER, CONTRACT
    }

    /** A peer hangs up after each transaction that it handed over, which an orderer warns of. */
    private static final String LOGGED = "warn:orderer.common.broadcast=error";
    private static final String LINE = "%{time:2006-01-02 15:04:05.000 MST} %{level:.4s} [%{module}] %{message}";
    private static final Path CONTRACT_BUILT = Path.of("ledger/chaincode/target");
    private static final String CONTRACT_MAIN = "org.shuqiao.ledger.chaincode.ContractProcess";

    static Node orderer(NetworkFolder folder, Orderer orderer, String program) {
        Path home = folder.node(orderer.name());
        return new Node(Kind.ORDERER, orderer.name(), orderer.port(), folder.orderer(orderer).resolve("tls/ca.crt"), home,
                List.of(program), environment(home));
    }

    static Node peer(NetworkFolder folder, Organisation organisation, String program) {
        Path home = folder.node(organisation.peer());
        return new Node(Kind.PEER, organisation.peer(), organisation.peerPort(), folder.tlsCa(organisation), home,
                List.of(program, "node", "start"), environment(home));
    }

    private static Map<String, String> environment(Path home) {
        return Map.of("FABRIC_CFG_PATH", home.toString(), "FABRIC_LOGGING_SPEC", LOGGED, "FABRIC_LOGGING_FORMAT", LINE);
    }

    /** @param packageId the id that the organisation's peer gave to the contract's package */
    static Node contract(NetworkFolder folder, Organisation organisation, Path installation, String packageId) {
        Path home = folder.node(organisation.contract());
        List<String> command = List.of(Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-Xmx128m", "-XX:+UseSerialGC", "-XX:+IgnoreUnrecognizedVMOptions", "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow", "-Dfile.encoding=UTF-8",
                "-cp", classPath(installation), CONTRACT_MAIN);
        return new Node(Kind.CONTRACT, organisation.contract(), organisation.contractPort(), folder.tlsCa(organisation), home,
                command, Map.of(
                        "CHAINCODE_SERVER_ADDRESS", "127.0.0.1:" + organisation.contractPort(),
                        "CORE_CHAINCODE_ID_NAME", packageId,
                        "CHAINCODE_TLS_KEY", home.resolve("key.pem").toString(),
                        "CHAINCODE_TLS_CERT", home.resolve("certificate.pem").toString(),
                        "CHAINCODE_CLIENT_CA_CERT", folder.tlsCa(organisation).toString()));
    }

    private static String classPath(Path installation) {
        Path built = installation.resolve(CONTRACT_BUILT);
        Path file = built.resolve("runtime.classpath");
        if (!Files.exists(file)) {
            throw new CodedException(NetworkCode.NOT_BUILT, file);
        }
        try {
            return built.resolve("classes") + File.pathSeparator + Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean answers() {
        return TlsProbe.answers(port, ca);
    }
}
