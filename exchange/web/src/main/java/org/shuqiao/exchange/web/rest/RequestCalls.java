package org.shuqiao.exchange.web.rest;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.shuqiao.base.error.Language;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.decision.DecisionDifference;
import org.shuqiao.exchange.domain.decision.Decisions;
import org.shuqiao.exchange.domain.delivery.ReidentificationRisk;
import org.shuqiao.exchange.domain.delivery.ReidentificationRisks;
import org.shuqiao.exchange.domain.grant.EarlierGrants;
import org.shuqiao.exchange.domain.grant.Grant;
import org.shuqiao.exchange.domain.grant.GrantPreview;
import org.shuqiao.exchange.domain.grant.Grants;
import org.shuqiao.exchange.domain.intake.Interruptions;
import org.shuqiao.exchange.domain.intake.Requests;
import org.shuqiao.exchange.domain.intake.Submission;
import org.shuqiao.exchange.domain.overview.Dashboard;
import org.shuqiao.exchange.domain.overview.ListPosition;
import org.shuqiao.exchange.domain.overview.RequestSummary;
import org.shuqiao.exchange.domain.request.Request;
import org.shuqiao.exchange.domain.request.RequestStep;
import org.shuqiao.exchange.domain.resource.Resources;
import org.shuqiao.query.engine.Uniqueness;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** REST endpoints of requests and decisions (申请与审核). */
@RestController
@RequestMapping("/api/v1/requests")
class RequestCalls {

    private final Requests requests;
    private final Decisions decisions;
    private final Grants grants;
    private final Dashboard board;
    private final Clock clock;
    private final ReidentificationRisks risks;
    private final Resources resources;
    private final EarlierGrants earlier;
    private final Interruptions interruptions;

    RequestCalls(Requests requests, Decisions decisions, Grants grants, Dashboard board, Clock clock,
            ReidentificationRisks risks, Resources resources, EarlierGrants earlier, Interruptions interruptions) {
        this.requests = requests;
        this.decisions = decisions;
        this.grants = grants;
        this.board = board;
        this.clock = clock;
        this.risks = risks;
        this.resources = resources;
        this.earlier = earlier;
        this.interruptions = interruptions;
    }

    /** Result of a submission: the request, the grant where one was given at once, the receipt of a refusal. */
    record Submitted(RequestView request, Optional<GrantView> grant, Optional<String> receipt) { }

    /** @param missing everything that is missing, told once (一次性告知) */
    record Notice(String missing) {
        Notice {
            missing = given(missing);
        }
    }

    /** @param reason why the request is withdrawn */
    record Reason(String reason) {
        Reason {
            reason = given(reason);
        }
    }

    /** @param days working days by which the reply is put off */
    record Extension(Integer days, String reason) {
        Extension {
            days = Objects.requireNonNullElse(days, 0);
            reason = given(reason);
        }
    }

    /** @param digest of the policy that was shown: only that one is signed */
    record Signature(String digest) {
        Signature {
            digest = given(digest);
        }
    }

    @PostMapping
    Submitted submit(@AuthenticationPrincipal Actor actor, @RequestBody RequestInput order) {
        if (Boolean.FALSE.equals(order.again())) {
            requests.requireNew(actor, order.draft());
        }
        Submission submission = requests.submit(actor, order.draft());
        return new Submitted(view(actor, submission.request()), submission.grant().map(this::view),
                submission.refusal().map(ReceiptText::of));
    }

    @GetMapping
    ResponseEntity<List<RequestView>> mine(@AuthenticationPrincipal Actor actor,
            @RequestParam Optional<Integer> limit, @RequestParam Optional<String> cursor) {
        ListPage page = ListPage.of(limit, cursor);
        return page.answer(board.myRequests(actor, page.after(), page.read()), RequestCalls::position, this::line,
                "/api/v1/requests");
    }

    @GetMapping("/to-decide")
    ResponseEntity<List<RequestView>> toDecide(@AuthenticationPrincipal Actor actor,
            @RequestParam Optional<Integer> limit, @RequestParam Optional<String> cursor) {
        ListPage page = ListPage.of(limit, cursor);
        return page.answer(board.toDecide(actor, page.after(), page.read()), Dashboard::urgency, this::line,
                "/api/v1/requests/to-decide");
    }

    @GetMapping("/{id}")
    RequestView one(@AuthenticationPrincipal Actor actor, @PathVariable String id) {
        return view(actor, requests.get(actor, id));
    }

    @GetMapping("/{id}/steps")
    List<RequestStep> steps(@AuthenticationPrincipal Actor actor, @PathVariable String id) {
        return requests.steps(actor, id);
    }

    @PostMapping("/{id}/return")
    RequestView giveBack(@AuthenticationPrincipal Actor actor, @PathVariable String id, @RequestBody Notice notice) {
        return view(actor, requests.returnForCompletion(actor, id, notice.missing()));
    }

    /** Completes a request that was returned; what is left out stays as it was asked. */
    @PostMapping("/{id}/completion")
    RequestView complete(@AuthenticationPrincipal Actor actor, @PathVariable String id,
            @RequestBody RequestInput order) {
        return view(actor, requests.complete(actor, id, order.completing(requests.get(actor, id))));
    }

    /** The provider puts its reply off, once, before it is late. */
    @PostMapping("/{id}/extend")
    RequestView extend(@AuthenticationPrincipal Actor actor, @PathVariable String id,
            @RequestBody Extension extension) {
        return view(actor, interruptions.extend(actor, id, extension.days(), extension.reason(), Optional.empty()));
    }

    @PostMapping("/{id}/withdraw")
    RequestView withdraw(@AuthenticationPrincipal Actor actor, @PathVariable String id, @RequestBody Reason reason) {
        return view(actor, requests.withdraw(actor, id, reason.reason()));
    }

    /** Shows in words what a decision would grant; nothing is decided. */
    @PostMapping("/{id}/preview")
    Optional<GrantPreviewView> preview(@AuthenticationPrincipal Actor actor, @PathVariable String id,
            @RequestBody DecisionInput order) {
        return decisions.preview(actor, id, order.decision())
                .map(preview -> GrantPreviewView.of(preview, risks.of(actor, id, order.decision()),
                        earlier.beside(preview.policy()), decisions.difference(actor, id, order.decision())));
    }

    @PostMapping("/{id}/decision")
    RequestView decide(@AuthenticationPrincipal Actor actor, @PathVariable String id,
            @RequestBody DecisionInput order) {
        return view(actor, decisions.decide(actor, id, order.decision()));
    }

    /** Signs the grant of a request that was agreed to. */
    @PostMapping("/{id}/grant")
    GrantView sign(@AuthenticationPrincipal Actor actor, @PathVariable String id, @RequestBody Signature signature) {
        return view(grants.issue(actor, id, signature.digest()));
    }

    /** @return what a field holds; blank where it was left out, which the rules of each field then name */
    static String given(String field) {
        return Objects.requireNonNullElse(field, "");
    }

    private static ListPosition position(RequestSummary line) {
        return ListPosition.of(line.request());
    }

    private RequestView view(Actor actor, Request request) {
        return line(new RequestSummary(request, requests.clock(actor, request.id())));
    }

    private RequestView line(RequestSummary line) {
        return RequestView.of(line, resources);
    }

    private GrantView view(Grant grant) {
        return GrantView.of(grant, clock.instant());
    }

    /**
     * A grant before it is signed: its digest, what it allows in words, and the grants that go on beside it.
     *
     * @param difference in what it gives less than was requested
     */
    record GrantPreviewView(String digest, String zh, String en, Optional<RiskView> risk,
            List<EarlierGrants.Earlier> earlier, DecisionDifference difference) {
        static GrantPreviewView of(GrantPreview preview, Optional<ReidentificationRisk> risk,
                List<EarlierGrants.Earlier> earlier, DecisionDifference difference) {
            return new GrantPreviewView(preview.digest(), preview.zh(), preview.en(), risk.map(RiskView::of), earlier,
                    difference);
        }
    }

    /** The re-identification risk of a grant on the data of now: its figures where rows leave, and in words. */
    record RiskView(Optional<Uniqueness> figures, boolean high, String zh, String en) {
        static RiskView of(ReidentificationRisk risk) {
            return new RiskView(risk.figures(), risk.high(), risk.words(Language.ZH), risk.words(Language.EN));
        }
    }
}
