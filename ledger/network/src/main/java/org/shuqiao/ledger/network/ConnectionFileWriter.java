package org.shuqiao.ledger.network;

import java.nio.file.Path;
import org.shuqiao.ledger.network.NetworkPlan.Organisation;

/** Writes the connection file that {@link org.shuqiao.ledger.fabric.ConnectionFile} reads. */
final class ConnectionFileWriter {

    private final NetworkFolder folder;

    ConnectionFileWriter(NetworkFolder folder) {
        this.folder = folder;
    }

    String of(NetworkPlan plan) {
        StringBuilder text = new StringBuilder("# Written by `shuqiao fabric up`; paths start at this folder. "
                + "docs/configuration.md explains the keys.\n");
        text.append("channel: ").append(NetworkPlan.CHANNEL).append('\n');
        text.append("chaincode: ").append(NetworkPlan.CHAINCODE).append('\n');
        text.append("authority: ").append(plan.authority()).append('\n');
        text.append("organisations:\n");
        for (Organisation organisation : plan.organisations()) {
            text.append("  - msp: ").append(organisation.msp()).append("\n    peers:\n");
            text.append("      - {name: ").append(organisation.peer())
                    .append(", endpoint: \"127.0.0.1:").append(organisation.peerPort())
                    .append("\", tls-ca: ").append(relative(folder.tlsCa(organisation))).append("}\n");
        }
        text.append("departments:\n");
        for (Organisation organisation : plan.organisations()) {
            for (String department : organisation.departments()) {
                String place = relative(folder.department(department));
                text.append("  - {id: ").append(department).append(", msp: ").append(organisation.msp())
                        .append(", certificate: ").append(place).append("/certificate.pem, key: ").append(place)
                        .append("/key.pem}\n");
            }
        }
        text.append("ordering: {msp: ").append(NetworkPlan.ORDERING_MSP).append(", ca: ")
                .append(relative(folder.ordering().resolve("ca/ca.ordering.shuqiao-cert.pem"))).append("}\n");
        return text.toString();
    }

    private String relative(Path file) {
        return folder.root().relativize(file).toString();
    }
}
