package org.shuqiao.ledger.network;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.shuqiao.ledger.network.NetworkPlan.Orderer;
import org.shuqiao.ledger.network.NetworkPlan.Organisation;

/**
 * Writes the configuration files of Fabric's programs from the plan. They follow from the plan and are written anew by
 * each {@code up}.
 */
final class NodeFiles {

    private final NetworkFolder folder;
    private final NetworkPlan plan;

    NodeFiles(NetworkFolder folder, NetworkPlan plan) {
        this.folder = folder;
        this.plan = plan;
    }

    void write() {
        plan.orderers().forEach(this::orderer);
        plan.organisations().forEach(this::peer);
        for (String script : List.of("detect", "build", "release")) {
            script(folder.builder().resolve("bin").resolve(script), Template.read("builder/" + script));
        }
        channel();
    }

    private void orderer(Orderer orderer) {
        Path home = folder.node(orderer.name());
        NetworkFolder.write(home.resolve("orderer.yaml"), Template.fill("orderer.yaml", Map.of(
                "port", Integer.toString(orderer.port()),
                "admin-port", Integer.toString(orderer.adminPort()),
                "msp", NetworkPlan.ORDERING_MSP,
                "crypto", folder.orderer(orderer).toString(),
                "data", home.resolve("data").toString())));
    }

    private void peer(Organisation organisation) {
        Path home = folder.node(organisation.peer());
        NetworkFolder.write(home.resolve("core.yaml"), Template.fill("core.yaml", Map.of(
                "name", organisation.peer(),
                "port", Integer.toString(organisation.peerPort()),
                "chaincode-port", Integer.toString(organisation.chaincodePort()),
                "msp", organisation.msp(),
                "crypto", folder.peer(organisation).toString(),
                "data", home.resolve("data").toString(),
                "builder", folder.builder().toString())));
    }

    private void channel() {
        StringBuilder organisations = new StringBuilder();
        StringBuilder members = new StringBuilder();
        for (Organisation organisation : plan.organisations()) {
            organisations.append(Template.fill("configtx-organisation.yaml", Map.of(
                    "anchor", organisation.name(), "msp", organisation.msp(),
                    "crypto", folder.organisation(organisation).toString(),
                    "port", Integer.toString(organisation.peerPort()))));
            members.append("        - *").append(organisation.name()).append('\n');
        }
        StringBuilder endpoints = new StringBuilder();
        StringBuilder consenters = new StringBuilder();
        for (Orderer orderer : plan.orderers()) {
            endpoints.append("      - 127.0.0.1:").append(orderer.port()).append('\n');
            String certificate = folder.orderer(orderer).resolve("tls/server.crt").toString();
            consenters.append(Template.fill("configtx-consenter.yaml", Map.of(
                    "port", Integer.toString(orderer.port()), "certificate", certificate)));
        }
        Map<String, String> values = new HashMap<>();
        values.put("ordering-msp", NetworkPlan.ORDERING_MSP);
        values.put("ordering-crypto", folder.ordering().toString());
        values.put("endpoints", endpoints.toString());
        values.put("organisations", organisations.toString());
        values.put("consenters", consenters.toString());
        values.put("members", members.toString());
        NetworkFolder.write(folder.configtx(), Template.fill("configtx.yaml", values));
    }

    private static void script(Path file, String text) {
        NetworkFolder.write(file, text);
        try {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
