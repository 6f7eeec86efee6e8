package org.shuqiao.ledger.signature;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.ledger.error.ActCode;
import org.shuqiao.ledger.error.LedgerCode;
import org.shuqiao.ledger.json.CanonicalJson;
import org.shuqiao.ledger.json.JsonFields;

/**
 * Public keys of an audit: the log's keys, the departments' keys with their history, the witnesses' keys and the
 * channel's trust roots. As a file: {@code {"departments":{"gongan":[{"custody":"node","from":"…","key":
 * "name+hash+base64"}]},"log":["name+hash+base64"],"v":2,"witnesses":["name+hash+base64"]}}, and {@code "chain":{…}} as
 * {@link ChannelTrustRoots} writes it. Version 1, which has one key for each department, is read too.
 *
 * @param witnesses keys of type {@link SignatureType#COSIGNATURE}
 */
public record PublicKeys(List<VerificationKey> log, KeyHistory history, List<VerificationKey> witnesses,
        Optional<ChannelTrustRoots> chain) {

    private static final int FIRST_VERSION = 1;
    private static final int VERSION = 2;

    public PublicKeys {
        log = List.copyOf(log);
        witnesses = List.copyOf(witnesses);
        if (witnesses.stream().anyMatch(key -> key.type() != SignatureType.COSIGNATURE)) {
            throw new CodedException(LedgerCode.KEY_TEXT, "witnesses");
        }
    }

    /** Keys that the platform holds and that always counted. */
    public PublicKeys(List<VerificationKey> log, Map<String, VerificationKey> departments) {
        this(log, KeyHistory.hosted(departments), List.of(), Optional.empty());
    }

    /** @return the same keys, and the roots of a network */
    public PublicKeys with(ChannelTrustRoots roots) {
        return new PublicKeys(log, history, witnesses, Optional.of(roots));
    }

    /** @return the same keys with another history of the departments' */
    public PublicKeys with(KeyHistory departments) {
        return new PublicKeys(log, departments, witnesses, chain);
    }

    /** @return the same keys, and these witnesses */
    public PublicKeys withWitnesses(List<VerificationKey> keys) {
        return new PublicKeys(log, history, keys, chain);
    }

    /** Reads {@code keys.json} in any spelling of JSON. */
    public static PublicKeys parse(byte[] bytes) {
        try {
            JsonFields fields = JsonFields.of(CanonicalJson.readLenient(bytes), "");
            long version = fields.number("v");
            if (version != FIRST_VERSION && version != VERSION) {
                throw new CodedException(LedgerCode.KEY_TEXT, "v");
            }
            List<VerificationKey> log = keys(fields, "log");
            KeyHistory history = version == FIRST_VERSION ? first(fields) : history(fields);
            List<VerificationKey> witnesses = version == FIRST_VERSION ? List.of() : keys(fields, "witnesses");
            Optional<ChannelTrustRoots> chain = fields.optionalObject("chain").map(ChannelTrustRoots::read);
            fields.rejectUnknownKeys();
            if (log.isEmpty()) {
                throw new CodedException(LedgerCode.KEY_TEXT, "log");
            }
            return new PublicKeys(log, history, witnesses, chain);
        } catch (CodedException e) {
            if (e.code() == LedgerCode.KEY_TEXT || e.code() == LedgerCode.KEY_NAME
                    || e.code() == ActCode.KEY_SUCCESSION) {
                throw e;
            }
            throw new CodedException(LedgerCode.KEY_TEXT, e, e.code().id());
        }
    }

    private static List<VerificationKey> keys(JsonFields fields, String name) {
        return fields.texts(name).stream().map(VerificationKey::parse).toList();
    }

    private static KeyHistory first(JsonFields fields) {
        Map<String, VerificationKey> departments = new TreeMap<>();
        fields.textMap("departments").forEach((id, key) -> departments.put(id, VerificationKey.parse(key)));
        return KeyHistory.hosted(departments);
    }

    private static KeyHistory history(JsonFields fields) {
        Map<String, List<DepartmentKey>> departments = new TreeMap<>();
        ObjectNode object = fields.object("departments");
        JsonFields each = JsonFields.of(object, "departments.");
        object.fieldNames().forEachRemaining(id ->
                departments.put(id, each.objects(id).stream().map(DepartmentKey::read).toList()));
        return new KeyHistory(departments);
    }

    public byte[] bytes() {
        ObjectNode tree = CanonicalJson.object().put("v", VERSION);
        put(tree.putArray("log"), log);
        put(tree.putArray("witnesses"), witnesses);
        ObjectNode departments = tree.putObject("departments");
        history.departments().forEach((id, keys) -> {
            ArrayNode array = departments.putArray(id);
            keys.forEach(key -> array.add(key.tree()));
        });
        chain.ifPresent(roots -> tree.set("chain", roots.tree()));
        return CanonicalJson.bytes(tree);
    }

    private static void put(ArrayNode array, List<VerificationKey> keys) {
        keys.forEach(key -> array.add(key.text()));
    }

    /** @return the keys that have this name: the log's first, then departments' and witnesses' */
    public List<VerificationKey> named(String name) {
        List<VerificationKey> named = new ArrayList<>(log);
        history.departments().values().forEach(keys -> keys.forEach(key -> named.add(key.key())));
        named.addAll(witnesses);
        return named.stream().filter(key -> key.name().equals(name)).toList();
    }

    public boolean isLog(VerificationKey key) {
        return log.contains(key);
    }

    public boolean isWitness(VerificationKey key) {
        return witnesses.contains(key);
    }

    /** @return the department's newest key */
    public Optional<VerificationKey> department(String department) {
        return history.newest(department).map(DepartmentKey::key);
    }
}
