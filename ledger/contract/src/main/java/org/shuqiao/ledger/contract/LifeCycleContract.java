package org.shuqiao.ledger.contract;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.hyperledger.fabric.contract.Context;
import org.hyperledger.fabric.contract.ContractInterface;
import org.hyperledger.fabric.contract.annotation.Contract;
import org.hyperledger.fabric.contract.annotation.Default;
import org.hyperledger.fabric.contract.annotation.Info;
import org.hyperledger.fabric.contract.annotation.Transaction;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.ledger.error.LedgerCode;
import org.shuqiao.ledger.event.EventJson;
import org.shuqiao.ledger.event.Fact;
import org.shuqiao.ledger.event.FactKind;
import org.shuqiao.ledger.event.LifeCycleEvent;

/**
 * Chaincode of the life cycle: published, requested, decided, granted, revoked, corrected, disputed, anchored.
 * The submitting department is the one that the caller's certificate names, if the authority enrolled it at the
 * certificate's organisation, or the organisation itself ({@link Submitter}, {@link DepartmentMembership}). Refusals
 * are coded messages ({@link RefusalMessage}).
 */
@Contract(name = LifeCycleContract.NAME, info = @Info(title = "Shuqiao life cycle", version = "1"))
@Default
public final class LifeCycleContract implements ContractInterface {

    /** The contract's name in its chaincode. */
    public static final String NAME = "lifecycle";

    /**
     * Records an event.
     *
     * @param event canonical JSON ({@link EventJson})
     * @return how its subject stands then, as {@link Fact} JSON; for an event recorded before, what it led to then
     */
    @Transaction(intent = Transaction.TYPE.SUBMIT)
    public String submit(Context context, String event) {
        byte[] bytes = event.getBytes(StandardCharsets.UTF_8);
        LifeCycleEvent read = read(bytes);
        FactStore world = new FactStore(context.getStub());
        Optional<byte[]> recorded = world.event(read.event());
        if (recorded.isPresent()) {
            if (!Arrays.equals(recorded.get(), bytes)) {
                throw RefusalMessage.of(LedgerCode.EVENT_CONFLICT, read.event());
            }
            return FactStore.text(world.result(read.event()).orElseThrow().bytes());
        }
        DepartmentMembership members = new DepartmentMembership(world);
        Fact after = new LifeCycleRules(world, members, Submitter.of(context.getClientIdentity())).apply(read);
        world.put(after);
        new KeyEndorsementPolicy(context.getStub(), world, members).protect(after);
        world.putEvent(read.event(), bytes, after);
        return FactStore.text(after.bytes());
    }

    /** @return how something stands, as {@link Fact} JSON; empty if no event was about it */
    @Transaction(intent = Transaction.TYPE.EVALUATE)
    public String get(Context context, String kind, String id) {
        return new FactStore(context.getStub()).fact(kind(kind), id).map(fact -> FactStore.text(fact.bytes()))
                .orElse("");
    }

    /** @return how it stood after each event, newest first, one {@link Fact} JSON a line; empty if there was none */
    @Transaction(intent = Transaction.TYPE.EVALUATE)
    public String history(Context context, String kind, String id) {
        StringBuilder lines = new StringBuilder();
        for (Fact fact : new FactStore(context.getStub()).history(kind(kind), id)) {
            lines.append(FactStore.text(fact.bytes())).append('\n');
        }
        return lines.toString();
    }

    private static LifeCycleEvent read(byte[] event) {
        try {
            return EventJson.read(event);
        } catch (CodedException e) {
            throw RefusalMessage.of(e);
        }
    }

    private static FactKind kind(String word) {
        return Arrays.stream(FactKind.values()).filter(kind -> kind.word().equals(word)).findFirst()
                .orElseThrow(() -> RefusalMessage.of(LedgerCode.EVENT_FIELD, "kind"));
    }
}
