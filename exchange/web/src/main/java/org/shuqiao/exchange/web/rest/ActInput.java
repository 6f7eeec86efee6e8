package org.shuqiao.exchange.web.rest;

import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.domain.act.ApprovedAct;
import org.shuqiao.exchange.domain.correction.Answered;
import org.shuqiao.exchange.domain.correction.Complaint;
import org.shuqiao.exchange.domain.decision.Decision;
import org.shuqiao.exchange.domain.request.Request;
import org.shuqiao.exchange.domain.request.RequestDraft;
import org.shuqiao.exchange.web.error.ServerCode;
import org.shuqiao.ledger.act.Act;
import org.shuqiao.ledger.act.Approval;
import org.shuqiao.ledger.json.CanonicalJson;

/**
 * Request bodies of acts: what is to be done, and once the person has seen it in words, the act with the approval.
 *
 * @param act canonical JSON, as it was shown
 * @param approval canonical JSON of the person's approval of its digest
 */
record ActInput(String act, String approval) {

    ApprovedAct read() {
        return new ApprovedAct(Act.parse(bytes(act)), Approval.read(CanonicalJson.read(bytes(approval))));
    }

    private static byte[] bytes(String text) {
        return (text == null ? "" : text).getBytes(StandardCharsets.UTF_8);
    }

    static <T> T given(String field, T value) {
        return Optional.ofNullable(value).orElseThrow(() -> new CodedException(ServerCode.BAD_REQUEST, field));
    }

    /** A request for items of a resource. */
    record OfRequest(RequestInput request, Optional<ActInput> approved) {

        RequestDraft draft() {
            return given("request", request).draft();
        }

        boolean isNew() {
            return Boolean.FALSE.equals(given("request", request).again());
        }

        RequestDraft completing(Request asked) {
            return given("request", request).completing(asked);
        }
    }

    /** A decision on a request. */
    record OfDecision(DecisionInput decision, Optional<ActInput> approved) {

        Decision taken() {
            return given("decision", decision).decision();
        }
    }

    /** @param digest of the policy that was shown */
    record OfGrant(Optional<String> digest, Optional<ActInput> approved) { }

    /** The end of a grant. */
    record OfRevocation(String reason, Optional<ActInput> approved) {
        OfRevocation {
            reason = RequestCalls.given(reason);
        }
    }

    /** A renewal or an amendment of a grant. */
    record OfFollowing(FollowingInput request, Optional<ActInput> approved) {

        FollowingInput asked() {
            return given("request", request);
        }
    }

    /** An objection. */
    record OfObjection(ComplaintInput complaint, Optional<ActInput> approved) {

        Complaint raised() {
            return given("complaint", complaint).read();
        }
    }

    /** The answer to an objection. */
    record OfAnswer(AnswerInput answer, Optional<ActInput> approved) {

        Answered given() {
            return ActInput.given("answer", answer).read();
        }
    }

    /** A catalogue entry as it is bound now, or a suspended grant signed again. */
    record OfNothingMore(Optional<ActInput> approved) { }

    /** @param from since when the key is not trusted; now where it is omitted */
    record OfKey(String key, Optional<OffsetDateTime> from, String reason, Optional<ActInput> approved) { }
}
