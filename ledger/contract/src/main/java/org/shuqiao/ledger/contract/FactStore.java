package org.shuqiao.ledger.contract;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hyperledger.fabric.shim.ChaincodeStub;
import org.hyperledger.fabric.shim.ledger.KeyModification;
import org.hyperledger.fabric.shim.ledger.QueryResultsIterator;
import org.shuqiao.ledger.event.Fact;
import org.shuqiao.ledger.event.FactKind;

/** Facts and events in the world state, one key each. Parallel events share no key and do not conflict. */
final class FactStore {

    private static final String AUTHORITY = "authority";

    private final ChaincodeStub stub;

    FactStore(ChaincodeStub stub) {
        this.stub = stub;
    }

    Optional<Fact> fact(FactKind kind, String id) {
        return read(factKey(kind, id)).map(Fact::parse);
    }

    void put(Fact fact) {
        stub.putState(factKey(fact.kind(), fact.id()), fact.bytes());
    }

    /** @return the department that founded the ledger; none where each organisation is a department of its own */
    Optional<String> authority() {
        return read(AUTHORITY).map(FactStore::text);
    }

    void found(String authority) {
        stub.putState(AUTHORITY, authority.getBytes(StandardCharsets.UTF_8));
    }

    /** Notes an event under its provider's key, whose history lists all events that concern the provider. */
    void note(String provider, String event) {
        stub.putState(providerKey(provider), event.getBytes(StandardCharsets.UTF_8));
    }

    /** @return the event's own bytes */
    Optional<byte[]> event(String id) {
        return read("event/" + id);
    }

    void putEvent(String id, byte[] event, Fact result) {
        stub.putState("event/" + id, event);
        stub.putState("result/" + id, result.bytes());
    }

    /** @return the fact that the event led to when it was recorded */
    Optional<Fact> result(String event) {
        return read("result/" + event).map(Fact::parse);
    }

    List<Fact> history(FactKind kind, String id) {
        List<Fact> facts = new ArrayList<>();
        QueryResultsIterator<KeyModification> newestFirst = stub.getHistoryForKey(factKey(kind, id));
        for (KeyModification modification : newestFirst) {
            facts.add(Fact.parse(modification.getValue()));
        }
        return facts;
    }

    private Optional<byte[]> read(String key) {
        byte[] value = stub.getState(key);
        return value == null || value.length == 0 ? Optional.empty() : Optional.of(value);
    }

    static String providerKey(String department) {
        return "provider/" + department;
    }

    static String factKey(FactKind kind, String id) {
        return "fact/" + kind.word() + "/" + id;
    }

    static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
