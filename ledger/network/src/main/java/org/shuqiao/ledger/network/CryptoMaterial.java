package org.shuqiao.ledger.network;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.shuqiao.base.file.DurableFiles;
import org.shuqiao.ledger.network.Issuer.Issued;
import org.shuqiao.ledger.network.NetworkPlan.Organisation;

/**
 * Generates keys and certificates: organisations and nodes by cryptogen, departments and contracts by {@link Issuer}.
 */
final class CryptoMaterial {

    private final NetworkFolder folder;
    private final StepRunner steps;

    CryptoMaterial(NetworkFolder folder, StepRunner steps) {
        this.folder = folder;
        this.steps = steps;
    }

    /** Makes what is missing. What is there stays: the channel's first block holds these authorities. */
    void make(NetworkPlan plan) {
        if (!Files.exists(folder.crypto())) {
            StringBuilder orderers = new StringBuilder();
            plan.orderers().forEach(orderer -> orderers.append("      - {Hostname: ").append(orderer.name())
                    .append(", SANS: [localhost, 127.0.0.1]}\n"));
            StringBuilder organisations = new StringBuilder();
            plan.organisations().forEach(organisation -> organisations.append(Template.fill("crypto-organisation.yaml",
                    Map.of("name", organisation.name(), "domain", organisation.domain()))));
            Path fresh = folder.root().resolve("crypto.new");
            NetworkFolder.erase(fresh);
            Path description = folder.root().resolve("crypto-config.yaml");
            NetworkFolder.write(description, Template.fill("crypto-config.yaml",
                    Map.of("orderers", orderers.toString(), "organisations", organisations.toString())));
            steps.run("keys and certificates", "cryptogen", Map.of(), "generate", "--config=" + description,
                    "--output=" + fresh);
            try {
                DurableFiles.rename(fresh, folder.crypto());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        for (Organisation organisation : plan.organisations()) {
            Issuer issuer = Issuer.in(folder.organisation(organisation).resolve("ca"));
            organisation.departments().forEach(department ->
                    keep(folder.department(department), () -> issuer.department(department)));
            Issuer tls = Issuer.in(folder.organisation(organisation).resolve("tlsca"));
            keep(folder.node(organisation.contract()), () -> tls.tlsServer(organisation.contract()));
            keep(folder.node(organisation.contract()).resolve("client"), () -> tls.tlsClient(organisation.peer()));
        }
    }

    private interface Issue {
        Issued now();
    }

    /** The key is written first: a certificate that is there has its key. */
    private static void keep(Path place, Issue issue) {
        if (!Files.exists(place.resolve("certificate.pem"))) {
            Issued issued = issue.now();
            NetworkFolder.write(place.resolve("key.pem"), issued.key(), true);
            NetworkFolder.write(place.resolve("certificate.pem"), issued.certificate());
        }
    }
}
