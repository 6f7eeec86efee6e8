package org.shuqiao.exchange.web.rest;

import java.util.Optional;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.overview.Explanation;
import org.shuqiao.exchange.domain.overview.Explanations;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** REST endpoint of why an answer came out as it did. */
@RestController
@RequestMapping("/api/v1/receipts/{id}/why")
class WhyCalls {

    private final Explanations explanations;

    WhyCalls(Explanations explanations) {
        this.explanations = explanations;
    }

    /** From a record over its grants to the decision, the entry and the legal basis. @param item only this one */
    @GetMapping
    Explanation why(@AuthenticationPrincipal Actor actor, @PathVariable String id,
            @RequestParam Optional<String> item) {
        return explanations.of(actor, id, item);
    }
}
