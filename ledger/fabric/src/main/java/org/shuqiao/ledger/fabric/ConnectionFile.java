package org.shuqiao.ledger.fabric;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.contracts.yaml.Yaml;
import org.shuqiao.ledger.error.LedgerCode;

/**
 * Connection file of a Fabric network: its peers, orderers and the identities to submit as. Paths in it start at its
 * folder. {@code docs/configuration.md} explains each key.
 *
 * @param folder where the file stands
 * @param authority the data authority's department
 * @param organisations the peers of each organisation, those of the authority first
 */
public record ConnectionFile(Path folder, String channel, String chaincode, String authority,
        List<Organisation> organisations, List<Department> departments, Ordering ordering) {

    public ConnectionFile {
        organisations = List.copyOf(organisations);
        departments = List.copyOf(departments);
    }

    /** @param msp id of its membership service */
    public record Organisation(String msp, List<Peer> peers) {
        public Organisation {
            peers = peers == null ? List.of() : List.copyOf(peers);
        }
    }

    /**
     * @param endpoint host and port
     * @param tlsCa PEM file of the authority that its TLS certificate comes from
     * @param serverName the name in its certificate where that is not the endpoint's host; may be left out
     */
    public record Peer(String name, String endpoint, @JsonProperty("tls-ca") String tlsCa,
            @JsonProperty("server-name") String serverName) { }

    /**
     * @param msp id of the organisation that speaks for it
     * @param certificate PEM file; names the department
     * @param key PEM file of its private key
     */
    public record Department(String id, String msp, String certificate, String key) { }

    /**
     * Orderers of the network, for whoever verifies the signatures of blocks.
     *
     * @param ca PEM file of the authority that the orderers' signing certificates come from
     */
    public record Ordering(String msp, String ca) { }

    /** The file as it stands, before its place is known. */
    private record Content(String channel, String chaincode, String authority, List<Organisation> organisations,
            List<Department> departments, Ordering ordering) { }

    /** @throws CodedException {@code LEDGER_CONNECTION} for a file that cannot be read or lacks something */
    public static ConnectionFile read(Path file) {
        Content content;
        try {
            content = Yaml.MAPPER.readValue(Files.readString(file), Content.class);
        } catch (JsonProcessingException e) {
            throw new CodedException(LedgerCode.LEDGER_CONNECTION, e, file, place(e));
        } catch (IOException e) {
            throw new CodedException(LedgerCode.LEDGER_CONNECTION, e, file, e.getClass().getSimpleName());
        }
        String missing = content == null ? "channel" : missing(content);
        if (!missing.isEmpty()) {
            throw new CodedException(LedgerCode.LEDGER_CONNECTION, file, missing);
        }
        return new ConnectionFile(file.toAbsolutePath().getParent(), content.channel, content.chaincode,
                content.authority, content.organisations, content.departments, content.ordering);
    }

    private static String place(JsonProcessingException e) {
        String place = e.getLocation() == null ? "?" : e.getLocation().getLineNr() + ":" + e.getLocation()
                .getColumnNr();
        return e instanceof UnrecognizedPropertyException unknown ? unknown.getPropertyName() + " (" + place + ")"
                : place;
    }

    private static String missing(Content content) {
        Optional<String> key = Stream.<Stream<String>>of(
                absent("channel", content.channel), absent("chaincode", content.chaincode),
                absent("authority", content.authority), absent("organisations", content.organisations),
                absent("departments", content.departments), absent("ordering", content.ordering))
                .flatMap(each -> each).findFirst();
        if (key.isPresent()) {
            return key.get();
        }
        if (content.departments.stream().noneMatch(department -> content.authority.equals(department.id()))) {
            return "departments: " + content.authority;
        }
        return content.organisations.stream().allMatch(organisation -> organisation.peers().isEmpty()) ? "peers" : "";
    }

    private static Stream<String> absent(String key, Object value) {
        return value == null ? Stream.of(key) : Stream.empty();
    }

    /** @return the peers of all organisations, those of the authority's first */
    public List<Peer> peers() {
        return organisations.stream().flatMap(organisation -> organisation.peers().stream()).toList();
    }

    public Optional<Department> department(String id) {
        return departments.stream().filter(department -> department.id().equals(id)).findFirst();
    }

    /** @return the place of a file that this one names */
    public Path resolve(String name) {
        return folder.resolve(name).normalize();
    }
}
