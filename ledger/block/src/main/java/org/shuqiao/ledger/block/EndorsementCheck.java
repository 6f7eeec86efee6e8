package org.shuqiao.ledger.block;

import java.util.List;
import java.util.TreeSet;
import java.util.function.Function;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.ledger.block.ChainTransaction.Endorsement;
import org.shuqiao.ledger.error.LedgerCode;
import org.shuqiao.ledger.signature.ChannelTrustRoots;

/** Checks that the authority's peer and one more organisation's peer endorsed a transaction. */
final class EndorsementCheck {

    private EndorsementCheck() { }

    /** @return MSP ids; every endorsement that is there has to verify, needed or not */
    static List<String> endorsers(long block, ChainTransaction transaction, ChannelTrustRoots roots) {
        TreeSet<String> organisations = new TreeSet<>();
        for (Endorsement endorsement : transaction.endorsements()) {
            Function<String, CodedException> unsigned =
                    msp -> new CodedException(LedgerCode.ENDORSEMENT_SIGNATURE, block, msp);
            SigningIdentity endorser = SigningIdentity.parse(endorsement.endorser(), unsigned);
            if (!endorser.signed(transaction.answer().concat(endorsement.endorser()), endorsement.signature())) {
                throw unsigned.apply(endorser.shown());
            }
            CertificateChainCheck.require(endorser, roots.organisations());
            organisations.add(endorser.msp());
        }
        if (!organisations.contains(roots.authority()) || organisations.size() < 2) {
            throw new CodedException(LedgerCode.ENDORSEMENT_MISSING, block, roots.authority(),
                    String.join(", ", organisations));
        }
        return List.copyOf(organisations);
    }
}
