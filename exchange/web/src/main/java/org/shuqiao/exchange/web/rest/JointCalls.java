package org.shuqiao.exchange.web.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.act.ApprovedAct;
import org.shuqiao.exchange.domain.decision.DecisionDifference;
import org.shuqiao.exchange.domain.decision.JointApprovals;
import org.shuqiao.exchange.domain.decision.JointDecisions;
import org.shuqiao.exchange.domain.decision.JointDecisions.Alike;
import org.shuqiao.exchange.domain.grant.GrantPreview;
import org.shuqiao.exchange.web.error.ErrorBody;
import org.shuqiao.exchange.web.error.ProblemAnswer;
import org.shuqiao.exchange.web.error.ServerCode;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** REST endpoint of several requests that are decided alike (批量审核). */
@RestController
@RequestMapping("/api/v1/joint-decisions")
class JointCalls {

    private final JointDecisions joint;
    private final JointApprovals approvals;

    JointCalls(JointDecisions joint, JointApprovals approvals) {
        this.approvals = approvals;
        this.joint = joint;
    }

    /**
     * Request body. Without {@code digests} each request is shown as it would be decided, and nothing is.
     *
     * @param requests what is shown
     * @param template by which they are decided; or else an outcome
     * @param outcome {@code agree}: as it was asked; {@code refuse}: nothing is given
     * @param reason of a refusal, and the {@code rule} on which it rests
     * @param digests request to the digest that was shown: exactly that is decided and signed
     */
    record JointInput(List<String> requests, String template, String outcome, String reason, String rule,
            Map<String, String> digests) {

        Alike alike() {
            if (template != null) {
                return new Alike.ByTemplate(template);
            }
            return switch (RequestCalls.given(outcome)) {
                case "agree" -> new Alike.AsAsked();
                case "refuse" -> new Alike.Nothing(RequestCalls.given(reason), RequestCalls.given(rule));
                default -> throw new CodedException(ServerCode.BAD_REQUEST, "template, outcome");
            };
        }
    }

    /**
     * A request of several.
     *
     * @param state of the request
     * @param digest to be sent back where it is to be decided so; blank where nothing is given
     * @param grant number of the grant, once it is signed
     * @param problem why it is not decided so
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record JointView(String request, String state, Optional<String> digest, Optional<String> zh, Optional<String> en,
            Optional<DecisionDifference> difference, Optional<String> grant, Optional<ErrorBody> problem) {

        static JointView of(JointDecisions.Shown shown, HttpServletRequest request) {
            return new JointView(shown.request().id(), shown.request().state().id(),
                    shown.decision().map(decision -> shown.digest()), shown.preview().map(GrantPreview::zh),
                    shown.preview().map(GrantPreview::en), shown.difference(), Optional.empty(),
                    shown.problem().map(each -> ProblemAnswer.body(each, request)));
        }

        static JointView of(JointDecisions.Done done, HttpServletRequest request) {
            return new JointView(done.request().id(), done.request().state().id(), Optional.empty(),
                    Optional.empty(), Optional.empty(), Optional.empty(), done.grant(),
                    done.problem().map(each -> ProblemAnswer.body(each, request)));
        }
    }

    /**
     * Requests that one approval of a key of the person's own decides.
     *
     * @param approved nothing where the acts are only shown
     */
    record JointActs(JointInput decided, Optional<ApprovedSet> approved) { }

    /**
     * Acts as they were shown, with one approval.
     *
     * @param acts canonical JSON each, in the order in which they were shown
     * @param approval canonical JSON of the person's joint approval of them
     */
    record ApprovedSet(List<String> acts, String approval) {

        List<ApprovedAct> read() {
            return ActInput.given("acts", acts).stream().map(act -> new ActInput(act, approval).read()).toList();
        }
    }

    /** Acts to be approved together, or what became of them. */
    record JointActsView(List<ActCalls.ActView> acts, List<JointView> done) { }

    /** Shows the acts of requests that are decided alike, and takes all of them on one approval. */
    @PostMapping("/acts")
    JointActsView approve(@AuthenticationPrincipal Actor actor, @RequestBody JointActs order,
            HttpServletRequest request) {
        JointInput decided = ActInput.given("decided", order.decided());
        Map<String, String> seen = ActInput.given("digests", decided.digests());
        if (order.approved().isEmpty()) {
            return new JointActsView(approvals.preview(actor, seen, decided.alike()).stream()
                    .map(ActCalls.ActView::of).toList(), List.of());
        }
        return new JointActsView(List.of(), approvals.decide(actor, seen, decided.alike(),
                order.approved().get().read()).stream().map(each -> JointView.of(each, request)).toList());
    }

    @PostMapping
    List<JointView> decide(@AuthenticationPrincipal Actor actor, @RequestBody JointInput order,
            HttpServletRequest request) {
        if (order.digests() != null) {
            return joint.decide(actor, order.digests(), order.alike()).stream()
                    .map(each -> JointView.of(each, request)).toList();
        }
        return joint.preview(actor, order.requests() == null ? List.of() : order.requests(), order.alike()).stream()
                .map(each -> JointView.of(each, request)).toList();
    }
}
