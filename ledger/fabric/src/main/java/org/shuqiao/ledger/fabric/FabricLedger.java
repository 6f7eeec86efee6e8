package org.shuqiao.ledger.fabric;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.hyperledger.fabric.client.Contract;
import org.hyperledger.fabric.client.GatewayException;
import org.hyperledger.fabric.protos.peer.TxValidationCode;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.ledger.Ledger;
import org.shuqiao.ledger.error.LedgerCode;
import org.shuqiao.ledger.event.EventJson;
import org.shuqiao.ledger.event.Fact;
import org.shuqiao.ledger.event.FactKind;
import org.shuqiao.ledger.event.LifeCycleEvent;
import org.shuqiao.ledger.fabric.ConnectionFile.Peer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ledger on a Fabric network, with retries. The gateway of a peer has an event endorsed by exactly the organisations
 * that the contract asks for, hands it to an orderer and tells when its block came. When any of them does not answer,
 * the same event is submitted again: the contract records it once. A refusal counts only once all peers have the same
 * blocks, because a peer that lags behind refuses what it has not heard of.
 */
public final class FabricLedger implements Ledger {

    private static final Logger LOG = LoggerFactory.getLogger(FabricLedger.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);
    /** After so many times it is not the others: the network's policy asks for somebody whom the gateway does not. */
    private static final int MOST_POLICY_FAILURES = 10;
    /** Refusals that hold whatever the ledger says. */
    private static final Set<LedgerCode> CERTAIN = EnumSet.of(LedgerCode.EVENT_FIELD, LedgerCode.EVENT_CONFLICT);

    private final FabricGateway gateway;
    private final FabricTimeouts patience;
    private final PeerRouter route;
    private volatile boolean away;
    private volatile boolean closed;

    private FabricLedger(FabricGateway gateway, FabricTimeouts patience) {
        this.gateway = gateway;
        this.patience = patience;
        this.route = new PeerRouter(gateway);
    }

    /** Opens the network of a connection file; it need not be up yet. */
    public static FabricLedger open(Path connectionFile) {
        return open(ConnectionFile.read(connectionFile), FabricTimeouts.USUAL);
    }

    public static FabricLedger open(ConnectionFile file, FabricTimeouts patience) {
        return new FabricLedger(FabricGateway.open(file, patience), patience);
    }

    /**
     * @throws CodedException besides what the contract refuses, {@code LEDGER_UNREACHABLE}: submit the same event again
     */
    @Override
    public Fact submit(String department, LifeCycleEvent event) {
        String json = new String(EventJson.write(event), StandardCharsets.UTF_8);
        Pauses pauses = new Pauses(patience.total());
        boolean levelled = false;
        int policyFailures = 0;
        while (true) {
            Peer peer = route.peer();
            String why;
            switch (SubmitOutcome.submit(contract(department, peer), json)) {
                case SubmitOutcome.Recorded recorded -> {
                    away = false;
                    route.recordCommit(peer, recorded.block());
                    return Fact.parse(recorded.fact());
                }
                case SubmitOutcome.Refused refused -> {
                    if (levelled || CERTAIN.contains(refused.refusal().code())) {
                        away = false;
                        throw refused.refusal();
                    }
                    levelled = awaitLevel(pauses);
                    continue;
                }
                case SubmitOutcome.Invalid invalid -> {
                    policyFailures += invalid.code() == TxValidationCode.ENDORSEMENT_POLICY_FAILURE ? 1 : 0;
                    if (!invalid.overtaken() || policyFailures == MOST_POLICY_FAILURES) {
                        throw new CodedException(LedgerCode.LEDGER_REFUSED, invalid.code());
                    }
                    why = invalid.code().name();
                }
                case SubmitOutcome.Unanswered unanswered -> {
                    why = unanswered.why();
                    route.failOver(peer);
                }
            }
            LOG.debug("event {} is submitted again: {} at {}", event.event(), why, peer.name());
            pauses.next(why);
        }
    }

    /** @return whether all peers that answer have the same blocks, so that a second refusal counts */
    private boolean awaitLevel(Pauses pauses) {
        while (!route.allPeersInSync()) {
            pauses.next("peers differ");
        }
        return true;
    }

    @Override
    public Optional<Fact> get(FactKind kind, String id) {
        String fact = evaluate("get", kind, id);
        return fact.isEmpty() ? Optional.empty() : Optional.of(parse(fact));
    }

    @Override
    public List<Fact> history(FactKind kind, String id) {
        return evaluate("history", kind, id).lines().map(FabricLedger::parse).toList();
    }

    private String evaluate(String function, FactKind kind, String id) {
        Pauses pauses = new Pauses(patience.read().multipliedBy(2));
        while (true) {
            Peer peer = route.peer();
            String why = "peer behind";
            try {
                if (route.fresh(peer)) {
                    byte[] answer = contract(gateway.file().authority(), peer)
                            .evaluateTransaction(function, kind.word(), id);
                    away = false;
                    return new String(answer, StandardCharsets.UTF_8);
                }
            } catch (GatewayException e) {
                Optional<CodedException> refusal = SubmitOutcome.refusal(e);
                if (refusal.isPresent()) {
                    throw refusal.get();
                }
                why = "read " + SubmitOutcome.code(e);
                route.failOver(peer);
            }
            pauses.next(why);
        }
    }

    private Contract contract(String department, Peer peer) {
        return gateway.network(department, peer).getContract(gateway.file().chaincode());
    }

    private static Fact parse(String json) {
        return Fact.parse(json.getBytes(StandardCharsets.UTF_8));
    }

    /** @return the network it uses, for whoever reads its blocks; closed with the ledger */
    public FabricGateway gateway() {
        return gateway;
    }

    @Override
    public void close() {
        closed = true;
        gateway.close();
    }

    /** The pauses between attempts, until the patience ends. */
    private final class Pauses {

        private final long end;
        private Duration pause = FIRST_PAUSE;

        Pauses(Duration total) {
            this.end = System.nanoTime() + (away ? patience.hasty() : total).toNanos();
        }

        void next(String why) {
            if (closed || System.nanoTime() - end > 0) {
                away = true;
                throw new CodedException(LedgerCode.LEDGER_UNREACHABLE, why);
            }
            try {
                TimeUnit.NANOSECONDS.sleep(pause.toNanos());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new CodedException(LedgerCode.LEDGER_UNREACHABLE, e, "interrupted");
            }
            Duration doubled = pause.multipliedBy(2);
            pause = doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled;
        }
    }
}
