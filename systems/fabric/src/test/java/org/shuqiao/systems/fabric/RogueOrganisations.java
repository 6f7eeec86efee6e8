package org.shuqiao.systems.fabric;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.shuqiao.ledger.fabric.ConnectionFile;
import org.shuqiao.ledger.fabric.ConnectionFile.Department;
import org.shuqiao.ledger.fabric.FabricLedger;
import org.shuqiao.ledger.fabric.FabricTimeouts;
import org.shuqiao.ledger.network.Issuer;

/**
 * Issues rogue certificates from an organisation's own certificate authority and submits with them.
 */
final class RogueOrganisations implements AutoCloseable {

    private static final Map<String, String> DOMAINS = Map.of("AuthorityMSP", "authority.shuqiao",
            "HostAMSP", "host-a.shuqiao", "HostBMSP", "host-b.shuqiao");

    private final ConnectionFile file;
    private final Path folder;
    private final Map<String, FabricLedger> ledgers = new HashMap<>();

    /** @param folder for the certificates issued */
    RogueOrganisations(Path connectionFile, Path folder) {
        this.file = ConnectionFile.read(connectionFile);
        this.folder = folder;
    }

    /** @param department empty for a certificate that names none */
    FabricLedger ledger(String organisation, String department) {
        return ledgers.computeIfAbsent(organisation + " " + department, key -> open(organisation, department));
    }

    private FabricLedger open(String organisation, String department) {
        Issuer issuer = Issuer.in(file.folder().resolve("crypto/peerOrganizations").resolve(DOMAINS.get(organisation))
                .resolve("ca"));
        Issuer.Issued issued = department.isEmpty() ? issuer.client("clerk") : issuer.department(department);
        String name = organisation + "-" + department;
        try {
            Files.writeString(folder.resolve(name + ".pem"), issued.certificate());
            Files.writeString(folder.resolve(name + ".key"), issued.key());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        List<Department> speakers = new ArrayList<>(file.departments());
        speakers.addFirst(new Department(SPEAKER, organisation, folder.resolve(name + ".pem").toString(),
                folder.resolve(name + ".key").toString()));
        return FabricLedger.open(new ConnectionFile(file.folder(), file.channel(), file.chaincode(), file.authority(),
                file.organisations(), speakers, file.ordering()), FabricTimeouts.USUAL);
    }

    /** As whom to submit. */
    static final String SPEAKER = "speaker";

    @Override
    public void close() {
        ledgers.values().forEach(FabricLedger::close);
    }
}
