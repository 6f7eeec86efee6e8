package org.shuqiao.exchange.web.rest;

import java.util.List;
import java.util.Optional;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.correction.Objection;
import org.shuqiao.exchange.domain.correction.Objections;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** REST endpoints of objections to delivered data (校核纠错). */
@RestController
@RequestMapping("/api/v1/objections")
class ObjectionCalls {

    private final Objections objections;

    ObjectionCalls(Objections objections) {
        this.objections = objections;
    }

    /** Objections to the department's data and by it, newest first; all of them for the authority and auditors. */
    @GetMapping
    List<ObjectionView> all(@AuthenticationPrincipal Actor actor) {
        return objections.list(actor).stream().map(this::view).toList();
    }

    /** Raises an objection to a delivered row or to a resource; the same to the same row, while open, is the same. */
    @PostMapping
    ObjectionView raise(@AuthenticationPrincipal Actor actor, @RequestBody ComplaintInput complaint) {
        return view(objections.raise(actor, complaint.read(), Optional.empty()));
    }

    @GetMapping("/{id}")
    ObjectionView one(@AuthenticationPrincipal Actor actor, @PathVariable String id) {
        return view(objections.get(actor, id));
    }

    /** Opens what the objection says of the row, for the two sides; each reading is an entry of the security log. */
    @GetMapping("/{id}/detail")
    ComplaintInput.Detail detail(@AuthenticationPrincipal Actor actor, @PathVariable String id) {
        return ComplaintInput.Detail.of(objections.detail(actor, id));
    }

    /** The provider begins to check. */
    @PostMapping("/{id}/check")
    ObjectionView check(@AuthenticationPrincipal Actor actor, @PathVariable String id) {
        return view(objections.check(actor, id));
    }

    /** The provider answers; a correction is told to every receiver since the error entered. */
    @PostMapping("/{id}/close")
    ObjectionView close(@AuthenticationPrincipal Actor actor, @PathVariable String id,
            @RequestBody AnswerInput answer) {
        return view(objections.close(actor, id, answer.read(), Optional.empty()));
    }

    private ObjectionView view(Objection objection) {
        return ObjectionView.of(objection, objections.clock(objection));
    }
}
