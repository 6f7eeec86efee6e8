package org.shuqiao.exchange.domain.grant;

import java.util.Optional;
import org.shuqiao.exchange.domain.resource.SignedBinding;
import org.shuqiao.ledger.act.ActReference;
import org.shuqiao.ledger.signature.Custody;

/**
 * Content that the provider's signature over a grant covers, read from the signed document alone.
 *
 * @param policy  what is enforced
 * @param digest  of the policy's canonical form, computed here
 * @param binding the table that the provider signed; grants from before there were acts do not name one
 * @param act     reference of the act; nothing for a grant from before
 * @param place   number of the act among its department's; 0 for a grant from before
 * @param custody who held the key
 */
record SignedGrant(String id, String request, String department, Policy policy, String digest,
        Optional<SignedBinding> binding, Optional<ActReference> act, long place, Custody custody) { }
