package org.shuqiao.ledger.embedded;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hyperledger.fabric.protos.msp.SerializedIdentity;
import org.hyperledger.fabric.shim.ledger.KeyModification;
import org.hyperledger.fabric.shim.ledger.QueryResultsIterator;

/**
 * Chaincode stub of one transaction. As on a peer it does not read its own writes, history is newest first, an absent
 * key is empty bytes, and nothing is written unless it succeeds.
 */
final class TransactionStub extends UnsupportedStubCalls {

    private static final String CHANNEL = "embedded";

    private final WorldState state;
    private final String tx;
    private final Instant time;
    private final SerializedIdentity creator;
    private final List<String> arguments;
    private final Map<String, byte[]> writes = new LinkedHashMap<>();
    private final Map<String, byte[]> policies = new LinkedHashMap<>();

    /** @param arguments the function's name and its parameters */
    TransactionStub(WorldState state, String tx, Instant time, SerializedIdentity creator, List<String> arguments) {
        this.state = state;
        this.tx = tx;
        this.time = time;
        this.creator = creator;
        this.arguments = List.copyOf(arguments);
    }

    /** Applies what the transaction wrote. */
    void apply() throws SQLException {
        state.write(tx, time, writes);
        state.protect(tx, policies);
    }

    @Override
    public List<byte[]> getArgs() {
        return arguments.stream().map(text -> text.getBytes(StandardCharsets.UTF_8)).toList();
    }

    @Override
    public List<String> getStringArgs() {
        return arguments;
    }

    @Override
    public String getFunction() {
        return arguments.getFirst();
    }

    @Override
    public List<String> getParameters() {
        return arguments.subList(1, arguments.size());
    }

    @Override
    public String getTxId() {
        return tx;
    }

    @Override
    public String getChannelId() {
        return CHANNEL;
    }

    @Override
    public byte[] getState(String key) {
        return reading(() -> state.read(key));
    }

    @Override
    public void putState(String key, byte[] value) {
        if (key.isEmpty() || value.length == 0) {
            throw new IllegalArgumentException("a key and a value are needed");
        }
        writes.put(key, value.clone());
    }

    @Override
    public void delState(String key) {
        writes.put(key, new byte[0]);
    }

    @Override
    public byte[] getStateValidationParameter(String key) {
        return reading(() -> state.policy(key).orElse(null));
    }

    @Override
    public void setStateValidationParameter(String key, byte[] policy) {
        policies.put(key, policy.clone());
    }

    @Override
    public QueryResultsIterator<KeyModification> getHistoryForKey(String key) {
        List<KeyModification> history = new ArrayList<>();
        reading(() -> state.history(key)).forEach(write -> history.add(new PastWrite(write)));
        return new History(history);
    }

    @Override
    public Instant getTxTimestamp() {
        return time;
    }

    @Override
    public byte[] getCreator() {
        return creator.toByteArray();
    }

    @Override
    public String getMspId() {
        return creator.getMspid();
    }

    @Override
    public Map<String, byte[]> getTransient() {
        return Map.of();
    }

    private interface Read<T> {
        T now() throws SQLException;
    }

    private static <T> T reading(Read<T> read) {
        try {
            return read.now();
        } catch (SQLException e) {
            throw new StateUnreadable(e);
        }
    }

    /** Carries a store failure through the contract, which knows no SQL. */
    static final class StateUnreadable extends RuntimeException {

        StateUnreadable(SQLException cause) {
            super(cause);
        }

        SQLException failure() {
            return (SQLException) getCause();
        }
    }

    private record History(List<KeyModification> modifications) implements QueryResultsIterator<KeyModification> {

        @Override
        public Iterator<KeyModification> iterator() {
            return modifications.iterator();
        }

        @Override
        public void close() {
            // everything was read already
        }
    }

    private record PastWrite(WorldState.Write write) implements KeyModification {

        @Override
        public String getTxId() {
            return write.tx();
        }

        @Override
        public byte[] getValue() {
            return write.value();
        }

        @Override
        public String getStringValue() {
            return new String(write.value(), StandardCharsets.UTF_8);
        }

        @Override
        public Instant getTimestamp() {
            return write.time();
        }

        @Override
        public boolean isDeleted() {
            return write.deletes();
        }
    }
}
