package org.shuqiao.ledger.fabric;

import io.grpc.Status.Code;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hyperledger.fabric.client.CommitStatusException;
import org.hyperledger.fabric.client.Contract;
import org.hyperledger.fabric.client.EndorseException;
import org.hyperledger.fabric.client.GatewayException;
import org.hyperledger.fabric.client.Status;
import org.hyperledger.fabric.client.SubmitException;
import org.hyperledger.fabric.client.Transaction;
import org.hyperledger.fabric.protos.gateway.ErrorDetail;
import org.hyperledger.fabric.protos.peer.TxValidationCode;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.ledger.contract.RefusalMessage;

/** Outcome of submitting an event to the network. */
sealed interface SubmitOutcome {

    /**
     * Others wrote what this one had read. A key whose protection was set by an earlier transaction of the same block
     * makes a peer say that the policy was not met, though the endorsers were the right ones.
     */
    Set<TxValidationCode> OVERTAKEN = EnumSet.of(TxValidationCode.MVCC_READ_CONFLICT,
            TxValidationCode.PHANTOM_READ_CONFLICT, TxValidationCode.ENDORSEMENT_POLICY_FAILURE);

    /** @param block number of the block that holds it */
    record Recorded(byte[] fact, long block) implements SubmitOutcome { }

    record Refused(CodedException refusal) implements SubmitOutcome { }

    /**
     * The peers hold it invalid and nothing was recorded. @param overtaken whether somebody else's may have come first
     */
    record Invalid(TxValidationCode code, boolean overtaken) implements SubmitOutcome { }

    /**
     * Failure in which somebody did not answer; whether it was recorded is not known.
     *
     * @param why codes only, no text of the network
     */
    record Unanswered(String why) implements SubmitOutcome { }

    static SubmitOutcome submit(Contract contract, String event) {
        try {
            Transaction transaction = contract.newProposal("submit").addArguments(event).build().endorse();
            Status status = transaction.submitAsync().getStatus();
            if (status.isSuccessful()) {
                return new Recorded(transaction.getResult(), status.getBlockNumber());
            }
            return new Invalid(status.getCode(), OVERTAKEN.contains(status.getCode()));
        } catch (EndorseException e) {
            return refusal(e).<SubmitOutcome>map(Refused::new).orElseGet(() -> new Unanswered("endorse " + code(e)));
        } catch (SubmitException e) {
            return new Unanswered("order " + code(e));
        } catch (CommitStatusException e) {
            return new Unanswered("commit " + code(e));
        }
    }

    /** @return the coded refusal of the contract, which stands in the message of the error or of an endorser */
    static Optional<CodedException> refusal(GatewayException e) {
        String texts = Stream.concat(Stream.of(String.valueOf(e.getMessage())),
                e.getDetails().stream().map(ErrorDetail::getMessage)).collect(Collectors.joining("\n"));
        return RefusalMessage.find(texts);
    }

    static Code code(GatewayException e) {
        return e.getStatus().getCode();
    }
}
