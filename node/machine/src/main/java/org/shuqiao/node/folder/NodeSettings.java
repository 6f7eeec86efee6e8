package org.shuqiao.node.folder;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.shuqiao.ledger.json.CanonicalJson;
import org.shuqiao.ledger.json.JsonFields;
import org.shuqiao.ledger.json.JsonTime;
import org.shuqiao.ledger.signature.VerificationKey;
import org.shuqiao.node.key.KeyPlace;

/**
 * Settings of one department's node, its file {@code node.json}.
 *
 * @param department the department's id
 * @param platform the platform's address, which the node calls; nothing calls the node
 * @param keys the signing keys, oldest first; the last one signs
 * @param witness the key that cosigns checkpoints
 * @param log the log's key as the data authority published it; without one the first one seen is kept
 * @param relyingParty the portal's domain, where persons approve with passkeys (WebAuthn's RP ID)
 * @param twoPersons kinds of acts that a second person releases on this machine
 */
public record NodeSettings(String department, URI platform, List<Held> keys, Held witness,
        Optional<VerificationKey> log, String relyingParty, Set<String> twoPersons) {

    private static final int VERSION = 1;

    public NodeSettings {
        keys = List.copyOf(keys);
        twoPersons = Set.copyOf(twoPersons);
    }

    /**
     * A key of the node: its public half and where the private one is kept.
     *
     * @param from what was put together before, the key does not sign
     */
    public record Held(VerificationKey key, KeyPlace place, OffsetDateTime from) {

        private ObjectNode tree() {
            ObjectNode tree = CanonicalJson.object().put("key", key.text()).put("from", JsonTime.format(from));
            tree.set("place", place.tree());
            return tree;
        }

        private static Held of(JsonFields fields) {
            Held held = new Held(VerificationKey.parse(fields.text("key")),
                    KeyPlace.of(JsonFields.of(fields.object("place"), "place.")),
                    JsonTime.parse(fields.text("from"), "from"));
            fields.rejectUnknownKeys();
            return held;
        }
    }

    /** @return the key that signs now */
    public Held signing() {
        return keys.getLast();
    }

    /** @return the same settings with a further signing key */
    public NodeSettings with(Held next) {
        List<Held> all = new ArrayList<>(keys);
        all.add(next);
        return new NodeSettings(department, platform, all, witness, log, relyingParty, twoPersons);
    }

    /** @return the same settings, and the log's key that is relied on from now on */
    public NodeSettings pin(VerificationKey seen) {
        return new NodeSettings(department, platform, keys, witness, Optional.of(seen), relyingParty, twoPersons);
    }

    static NodeSettings parse(byte[] bytes) {
        JsonFields fields = JsonFields.of(CanonicalJson.readLenient(bytes), "");
        fields.number("v");
        NodeSettings settings = new NodeSettings(fields.text("department"), URI.create(fields.text("platform")),
                fields.objects("keys").stream().map(Held::of).toList(),
                Held.of(JsonFields.of(fields.object("witness"), "witness.")),
                fields.optionalText("log").map(VerificationKey::parse), fields.text("relyingParty"),
                Set.copyOf(fields.texts("twoPersons")));
        fields.rejectUnknownKeys();
        return settings;
    }

    byte[] bytes() {
        ObjectNode tree = CanonicalJson.object().put("v", VERSION).put("department", department)
                .put("platform", platform.toString()).put("relyingParty", relyingParty);
        ArrayNode list = tree.putArray("keys");
        keys.forEach(held -> list.add(held.tree()));
        tree.set("witness", witness.tree());
        ArrayNode two = tree.putArray("twoPersons");
        twoPersons.stream().sorted().forEach(two::add);
        log.ifPresent(key -> tree.put("log", key.text()));
        return CanonicalJson.bytes(tree);
    }
}
