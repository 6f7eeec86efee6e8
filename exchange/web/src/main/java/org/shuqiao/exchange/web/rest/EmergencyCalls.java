package org.shuqiao.exchange.web.rest;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.clock.ClockReading;
import org.shuqiao.exchange.domain.emergency.Emergencies;
import org.shuqiao.exchange.domain.emergency.Emergency;
import org.shuqiao.exchange.web.error.ServerCode;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * REST endpoints of emergency grants (应急授权). Where the authority runs a node, its persons approve at
 * {@code /api/v1/acts/emergency} with keys of their own.
 */
@RestController
@RequestMapping("/api/v1/emergencies")
class EmergencyCalls {

    private final Emergencies emergencies;
    private final Clock clock;

    EmergencyCalls(Emergencies emergencies, Clock clock) {
        this.emergencies = emergencies;
        this.clock = clock;
    }

    /**
     * An emergency grant.
     *
     * @param state {@code proposed}, {@code lapsed}, {@code running}, {@code ended}, {@code overdue}, {@code reviewed}
     * @param due last day of its review
     */
    record EmergencyView(String id, String state, String request, String provider, String consumer, String title,
            String proposedBy, OffsetDateTime to, Optional<String> givenBy, Optional<OffsetDateTime> givenAt,
            Optional<LocalDate> due, Optional<String> reviewedBy, Optional<Boolean> justified) {

        static EmergencyView of(Emergency e, Instant now) {
            return new EmergencyView(e.id(), e.state(now), e.request(), e.provider(), e.consumer(), e.title(),
                    e.proposedBy(), RequestView.time(e.to()), e.given().map(Emergency.Given::by),
                    e.given().map(Emergency.Given::at).map(RequestView::time),
                    e.clock().flatMap(ClockReading::due), e.review().map(Emergency.Review::by),
                    e.review().map(Emergency.Review::justified));
        }
    }

    /** Review by a third person. */
    record ReviewInput(Boolean justified, String text) { }

    @GetMapping
    List<EmergencyView> all(@AuthenticationPrincipal Actor actor) {
        return emergencies.list(actor).stream().map(this::view).toList();
    }

    /** The first person of the authority proposes. */
    @PostMapping
    EmergencyView propose(@AuthenticationPrincipal Actor actor, @RequestBody EmergencyInput input) {
        return view(emergencies.propose(actor, input.proposed(), Optional.empty()));
    }

    /** The second person gives. */
    @PostMapping("/{id}/give")
    EmergencyView give(@AuthenticationPrincipal Actor actor, @PathVariable String id) {
        return view(emergencies.give(actor, id, Optional.empty()));
    }

    /** A third person, or an auditor, reviews. */
    @PostMapping("/{id}/review")
    EmergencyView review(@AuthenticationPrincipal Actor actor, @PathVariable String id,
            @RequestBody ReviewInput input) {
        if (input.justified() == null || input.text() == null) {
            throw new CodedException(ServerCode.BAD_REQUEST, "justified, text");
        }
        return view(emergencies.review(actor, id, input.justified(), input.text()));
    }

    private EmergencyView view(Emergency emergency) {
        return EmergencyView.of(emergency, clock.instant());
    }
}
