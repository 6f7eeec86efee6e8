package org.shuqiao.exchange.web.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.correction.CorrectionNotice;
import org.shuqiao.exchange.domain.correction.Corrections;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** REST endpoints of corrections at the source, as their receivers are told. */
@RestController
@RequestMapping("/api/v1/corrections")
class CorrectionCalls {

    private final Corrections corrections;

    CorrectionCalls(Corrections corrections) {
        this.corrections = corrections;
    }

    /**
     * A notice to one receiver.
     *
     * @param records receipts with data from before the correction
     * @param narrowed whether these are the receipts of one person's rows; else all since the error entered
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record NoticeView(String objection, String department, String resource, String provider, Optional<String> item,
            String explanation, LocalDate since, List<String> records, boolean narrowed, OffsetDateTime toldAt,
            Optional<OffsetDateTime> seenAt) {

        static NoticeView of(CorrectionNotice notice) {
            return new NoticeView(notice.objection(), notice.department(), notice.resource(), notice.provider(),
                    notice.item(), notice.explanation(), notice.since(), notice.records(), notice.narrowed(),
                    RequestView.time(notice.toldAt()), notice.seenAt().map(RequestView::time));
        }
    }

    /** Notices to the department and about its data; all of them for the authority and auditors. */
    @GetMapping
    List<NoticeView> all(@AuthenticationPrincipal Actor actor) {
        return corrections.list(actor).stream().map(NoticeView::of).toList();
    }

    /** Opens what is right, for receivers and provider; each reading is an entry of the security log. */
    @GetMapping("/{objection}/detail")
    ComplaintInput.Detail detail(@AuthenticationPrincipal Actor actor, @PathVariable String objection) {
        return ComplaintInput.Detail.of(corrections.open(actor, objection));
    }
}
