package org.shuqiao.exchange.web.rest;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.grant.GrantSuspensions;
import org.shuqiao.exchange.domain.intake.Requests;
import org.shuqiao.exchange.domain.intake.Submission;
import org.shuqiao.exchange.domain.overview.RequestSummary;
import org.shuqiao.exchange.domain.resource.Resources;
import org.shuqiao.exchange.domain.usage.UsageReport;
import org.shuqiao.exchange.domain.usage.UsageReports;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** REST endpoints of what comes after a grant: renewal, amendment, suspension and the report of use. */
@RestController
@RequestMapping("/api/v1/grants/{id}")
class GrantUseCalls {

    private final Requests requests;
    private final GrantSuspensions suspensions;
    private final UsageReports reports;
    private final Resources resources;
    private final Clock clock;

    GrantUseCalls(Requests requests, GrantSuspensions suspensions, UsageReports reports, Resources resources,
            Clock clock) {
        this.requests = requests;
        this.suspensions = suspensions;
        this.reports = reports;
        this.resources = resources;
        this.clock = clock;
    }

    /** @param cases how many matters were handled with the data */
    record Served(String served, long cases) { }

    /** A report of use. */
    record ReportView(String grant, String resource, String department, OffsetDateTime at, String served, long cases) {

        static ReportView of(UsageReport report) {
            return new ReportView(report.grant(), report.resource(), report.department(),
                    RequestView.time(report.at()), report.served(), report.cases());
        }
    }

    /** Asks for the same again until a later time; the new grant begins where this one ends. */
    @PostMapping("/renew")
    RequestView renew(@AuthenticationPrincipal Actor actor, @PathVariable String id,
            @RequestBody FollowingInput order) {
        return view(actor, requests.renew(actor, id, order.keyGiven(), order.end(), Optional.empty()));
    }

    /** Asks for other items, rows, modes or another end; once granted, the new grant replaces this one. */
    @PostMapping("/amend")
    RequestView amend(@AuthenticationPrincipal Actor actor, @PathVariable String id,
            @RequestBody FollowingInput order) {
        return view(actor, requests.amend(actor, id, order.amendment(), Optional.empty()));
    }

    /** Suspends the grant at once, until it is signed again by {@code /resume}. */
    @PostMapping("/suspend")
    GrantView suspend(@AuthenticationPrincipal Actor actor, @PathVariable String id,
            @RequestBody RequestCalls.Reason reason) {
        return GrantView.of(suspensions.suspend(actor, id, reason.reason(), Optional.empty()), clock.instant());
    }

    /** Says what the grant's data served; said again, the later report stands. */
    @PostMapping("/report")
    ReportView report(@AuthenticationPrincipal Actor actor, @PathVariable String id, @RequestBody Served served) {
        return ReportView.of(reports.report(actor, id, RequestCalls.given(served.served()), served.cases()));
    }

    @GetMapping("/report")
    Optional<ReportView> report(@AuthenticationPrincipal Actor actor, @PathVariable String id) {
        return reports.of(actor, id).map(ReportView::of);
    }

    private RequestView view(Actor actor, Submission submission) {
        return RequestView.of(new RequestSummary(submission.request(), requests.clock(actor,
                submission.request().id())), resources);
    }
}
