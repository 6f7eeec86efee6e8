package org.shuqiao.ledger.signature;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.ledger.error.LedgerCode;
import org.shuqiao.ledger.json.CanonicalJson;
import org.shuqiao.ledger.json.JsonFields;

/**
 * Public keys of an audit: the log's keys, the departments' keys and the channel's trust roots.
 * As a file: {@code {"departments":{"gongan":"name+hash+base64"},"log":["name+hash+base64"],"v":1}}, and
 * {@code "chain":{…}} as {@link ChannelTrustRoots} writes it.
 */
public record PublicKeys(List<VerificationKey> log, Map<String, VerificationKey> departments,
        Optional<ChannelTrustRoots> chain) {

    private static final int VERSION = 1;

    public PublicKeys {
        log = List.copyOf(log);
        departments = Map.copyOf(departments);
    }

    public PublicKeys(List<VerificationKey> log, Map<String, VerificationKey> departments) {
        this(log, departments, Optional.empty());
    }

    /** @return the same keys, and the roots of a network */
    public PublicKeys with(ChannelTrustRoots roots) {
        return new PublicKeys(log, departments, Optional.of(roots));
    }

    /** Reads {@code keys.json} in any spelling of JSON. */
    public static PublicKeys parse(byte[] bytes) {
        try {
            JsonFields fields = JsonFields.of(CanonicalJson.readLenient(bytes), "");
            if (fields.number("v") != VERSION) {
                throw new CodedException(LedgerCode.KEY_TEXT, "v");
            }
            List<VerificationKey> log = fields.texts("log").stream().map(VerificationKey::parse).toList();
            Map<String, VerificationKey> departments = new TreeMap<>();
            fields.textMap("departments").forEach((id, key) -> departments.put(id, VerificationKey.parse(key)));
            Optional<ChannelTrustRoots> chain = fields.optionalObject("chain").map(ChannelTrustRoots::read);
            fields.rejectUnknownKeys();
            if (log.isEmpty()) {
                throw new CodedException(LedgerCode.KEY_TEXT, "log");
            }
            return new PublicKeys(log, departments, chain);
        } catch (CodedException e) {
            if (e.code() == LedgerCode.KEY_TEXT || e.code() == LedgerCode.KEY_NAME) {
                throw e;
            }
            throw new CodedException(LedgerCode.KEY_TEXT, e, e.code().id());
        }
    }

    public byte[] bytes() {
        ObjectNode tree = CanonicalJson.object().put("v", VERSION);
        ArrayNode logs = tree.putArray("log");
        log.forEach(key -> logs.add(key.text()));
        ObjectNode others = tree.putObject("departments");
        departments.forEach((id, key) -> others.put(id, key.text()));
        chain.ifPresent(roots -> tree.set("chain", roots.tree()));
        return CanonicalJson.bytes(tree);
    }

    /** @return the keys that have this name: the log's first */
    public List<VerificationKey> named(String name) {
        List<VerificationKey> named = new ArrayList<>(log.stream().filter(key -> key.name().equals(name)).toList());
        departments.values().stream().filter(key -> key.name().equals(name)).forEach(named::add);
        return named;
    }

    public boolean isLog(VerificationKey key) {
        return log.contains(key);
    }

    public Optional<VerificationKey> department(String department) {
        return Optional.ofNullable(departments.get(department));
    }
}
