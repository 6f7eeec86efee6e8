package org.shuqiao.ledger.embedded;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.hyperledger.fabric.contract.ContractRuntimeException;
import org.hyperledger.fabric.protos.msp.SerializedIdentity;
import org.hyperledger.fabric.shim.Chaincode;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.ledger.Ledger;
import org.shuqiao.ledger.contract.ContractExecution;
import org.shuqiao.ledger.contract.RefusalMessage;
import org.shuqiao.ledger.error.LedgerCode;
import org.shuqiao.ledger.event.EventJson;
import org.shuqiao.ledger.event.Fact;
import org.shuqiao.ledger.event.FactKind;
import org.shuqiao.ledger.event.LifeCycleEvent;
import org.shuqiao.ledger.signature.SigningKeys;
import org.shuqiao.ledger.store.LedgerStore;

/** Ledger in this process: the chaincode's contract class over PostgreSQL (schema {@code ledger_state}). */
public final class EmbeddedLedger implements Ledger {

    private static final int TX_BYTES = 32;

    private final LedgerStore store;
    private final InstantSource clock;
    private final Function<String, SerializedIdentity> identities;
    private final SerializedIdentity reader;
    private final ContractExecution contract = new ContractExecution();
    private final SecureRandom random = new SecureRandom();

    private EmbeddedLedger(LedgerStore store, InstantSource clock, Function<String, SerializedIdentity> identities,
            SerializedIdentity reader) {
        this.store = store;
        this.clock = clock;
        this.identities = identities;
        this.reader = reader;
    }

    /** Opens the ledger and brings its tables up to date; refuses a server that does not force writes to disk. */
    public static EmbeddedLedger open(DataSource source, SigningKeys keys, InstantSource clock) {
        DepartmentIdentities identities = new DepartmentIdentities(keys, clock.instant());
        return open(source, clock, identities::of, identities.reader());
    }

    /** @param identities who submits for a department; whoever names departments in certificates gives others */
    static EmbeddedLedger open(DataSource source, InstantSource clock, Function<String, SerializedIdentity> identities,
            SerializedIdentity reader) {
        LedgerStore store = new LedgerStore(source);
        store.requireDurable();
        Flyway.configure()
                .dataSource(source)
                .schemas("ledger_state")
                .locations("classpath:org/shuqiao/ledger/embedded/migration")
                .load()
                .migrate();
        return new EmbeddedLedger(store, clock, identities, reader);
    }

    @Override
    public Fact submit(String department, LifeCycleEvent event) {
        SerializedIdentity creator = identities.apply(department);
        String json = new String(EventJson.write(event), StandardCharsets.UTF_8);
        return Fact.parse(store.append(connection -> {
            WorldState state = new WorldState(connection);
            state.lock();
            TransactionStub stub = stub(state, creator, "submit", json);
            byte[] result = execute(stub);
            stub.apply();
            return result;
        }));
    }

    @Override
    public Optional<Fact> get(FactKind kind, String id) {
        String fact = evaluate("get", kind, id);
        return fact.isEmpty() ? Optional.empty() : Optional.of(parse(fact));
    }

    @Override
    public List<Fact> history(FactKind kind, String id) {
        return evaluate("history", kind, id).lines().map(EmbeddedLedger::parse).toList();
    }

    @Override
    public void close() {
        // the data source belongs to whoever opened the ledger
    }

    private String evaluate(String function, FactKind kind, String id) {
        return new String(store.read(connection -> execute(
                stub(new WorldState(connection), reader, function, kind.word(), id))), StandardCharsets.UTF_8);
    }

    private TransactionStub stub(WorldState state, SerializedIdentity creator, String... arguments) {
        byte[] tx = new byte[TX_BYTES];
        random.nextBytes(tx);
        return new TransactionStub(state, HexFormat.of().formatHex(tx), clock.instant().truncatedTo(ChronoUnit.MILLIS),
                creator, List.of(arguments));
    }

    private byte[] execute(TransactionStub stub) throws SQLException {
        Chaincode.Response response;
        try {
            response = contract.execute(stub);
        } catch (ContractRuntimeException e) {
            if (e.getCause() instanceof TransactionStub.StateUnreadable unreadable) {
                throw unreadable.failure();
            }
            throw new CodedException(LedgerCode.LEDGER_REFUSED, e, "contract");
        }
        if (response.getStatus() != Chaincode.Response.Status.SUCCESS) {
            String message = String.valueOf(response.getMessage());
            throw RefusalMessage.find(message)
                    .orElseGet(() -> new CodedException(LedgerCode.LEDGER_REFUSED, response.getStatusCode()));
        }
        return response.getPayload();
    }

    private static Fact parse(String json) {
        return Fact.parse(json.getBytes(StandardCharsets.UTF_8));
    }
}
