package org.shuqiao.exchange.domain.intake;

import java.util.Optional;
import org.shuqiao.exchange.domain.grant.Grant;
import org.shuqiao.exchange.domain.request.Request;
import org.shuqiao.ledger.receipt.Receipt;

/**
 * Result of submitting a request.
 *
 * @param grant   the grant, when the resource is shared unconditionally
 * @param refusal the receipt of the refusal, when the resource is not shared
 */
public record Submission(Request request, Optional<Grant> grant, Optional<Receipt> refusal) { }
