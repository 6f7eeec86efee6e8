package org.shuqiao.exchange.web.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.clock.ClockReading;
import org.shuqiao.exchange.domain.duty.OpenDuty;
import org.shuqiao.exchange.domain.supervision.Supervision;
import org.shuqiao.exchange.domain.supervision.Supervisions;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** REST endpoints of overdue matters and supervision notices (督办). */
@RestController
@RequestMapping("/api/v1/supervisions")
class SupervisionCalls {

    private final Supervisions supervisions;

    SupervisionCalls(Supervisions supervisions) {
        this.supervisions = supervisions;
    }

    /** A matter that is overdue. @param overdue working days past the due date */
    record OverdueView(String subject, String duty, String department, String owedTo, String title,
            Optional<LocalDate> due, int overdue) {

        static OverdueView of(OpenDuty duty) {
            return new OverdueView(duty.subject(), duty.duty().id(), duty.debtor(), duty.creditor(), duty.title(),
                    duty.clock().due(), duty.clock().overdue());
        }
    }

    /** A supervision notice. @param due last day of its answer, while there is none */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record SupervisionView(String id, String subject, String duty, String department, String demand, String issuedBy,
            OffsetDateTime issuedAt, Optional<LocalDate> due, Optional<String> answer, Optional<String> answeredBy,
            Optional<OffsetDateTime> answeredAt) {

        static SupervisionView of(Supervision notice) {
            return new SupervisionView(notice.id(), notice.subject(), notice.duty().id(), notice.department(),
                    notice.demand(), notice.issuedBy(), RequestView.time(notice.issuedAt()),
                    notice.clock().flatMap(ClockReading::due), notice.answer().map(Supervision.Answer::text),
                    notice.answer().map(Supervision.Answer::by),
                    notice.answer().map(answer -> RequestView.time(answer.at())));
        }
    }

    /** @param subject what is overdue @param demand what the department is called on to do */
    record NoticeInput(String subject, String demand) {
        NoticeInput {
            subject = RequestCalls.given(subject);
            demand = RequestCalls.given(demand);
        }
    }

    /** An answer in words. */
    record TextInput(String text) {
        TextInput {
            text = RequestCalls.given(text);
        }
    }

    @GetMapping
    List<SupervisionView> all(@AuthenticationPrincipal Actor actor) {
        return supervisions.list(actor).stream().map(SupervisionView::of).toList();
    }

    /** Lists what is overdue: all for the authority and auditors, else what the department owes. */
    @GetMapping("/overdue")
    List<OverdueView> overdue(@AuthenticationPrincipal Actor actor) {
        return supervisions.overdue(actor).stream().map(OverdueView::of).toList();
    }

    /** The authority issues a notice about what is overdue. */
    @PostMapping
    SupervisionView issue(@AuthenticationPrincipal Actor actor, @RequestBody NoticeInput notice) {
        return SupervisionView.of(supervisions.issue(actor, notice.subject(), notice.demand(), Optional.empty()));
    }

    /** The department answers. */
    @PostMapping("/{id}/answer")
    SupervisionView answer(@AuthenticationPrincipal Actor actor, @PathVariable String id,
            @RequestBody TextInput answer) {
        return SupervisionView.of(supervisions.answer(actor, id, answer.text(), Optional.empty()));
    }
}
