package org.shuqiao.exchange.web.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.decision.Decision;
import org.shuqiao.exchange.domain.decision.DecisionTemplate;
import org.shuqiao.exchange.domain.decision.DecisionTemplates;
import org.shuqiao.exchange.domain.request.Justification;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** REST endpoints of templates of decisions, one for each scenario of a resource (共享场景). */
@RestController
@RequestMapping("/api/v1/templates")
class TemplateCalls {

    private final DecisionTemplates templates;

    TemplateCalls(DecisionTemplates templates) {
        this.templates = templates;
    }

    /**
     * A template.
     *
     * @param items names of the items that it gives
     * @param decision what it decides
     * @param days for how long from the first day that is asked; as long as is asked where it is left out
     * @param offered whether requesters of other departments begin from it
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record TemplateView(String id, String department, String resource, String title, String purpose,
            String explanation, String basis, String scenario, List<String> items, DecisionInput decision,
            Optional<Integer> days, boolean offered, String madeBy, OffsetDateTime madeAt) {

        static TemplateView of(DecisionTemplate each) {
            return new TemplateView(each.id(), each.department(), each.resource(), each.title(),
                    each.why().purpose(), each.why().explanation(), each.why().basis(), each.why().scenario(),
                    each.given(), DecisionInput.of(each.decision()),
                    each.days().isPresent() ? Optional.of(each.days().getAsInt()) : Optional.empty(),
                    each.offered(), each.madeBy(), RequestView.time(each.madeAt()));
        }
    }

    /**
     * Request body of a template.
     *
     * @param request a decided request whose decision and reasons are kept; or else all of the others
     */
    record TemplateInput(String title, Integer days, Boolean offered, String request, String resource, String purpose,
            String explanation, String basis, String scenario, DecisionInput decision) {

        OptionalInt period() {
            return days == null ? OptionalInt.empty() : OptionalInt.of(days);
        }

        DecisionTemplates.Content content() {
            return new DecisionTemplates.Content(RequestCalls.given(title), new Justification(
                    RequestCalls.given(purpose), RequestCalls.given(explanation), RequestCalls.given(basis),
                    RequestCalls.given(scenario)), period(), offers());
        }

        boolean offers() {
            return Boolean.TRUE.equals(offered);
        }
    }

    /** Templates of the own department; of a resource, all that the caller may begin from. */
    @GetMapping
    List<TemplateView> all(@AuthenticationPrincipal Actor actor, @RequestParam Optional<String> resource) {
        return resource.map(code -> templates.of(actor, code)).orElseGet(() -> templates.list(actor)).stream()
                .map(TemplateView::of).toList();
    }

    @PostMapping
    TemplateView keep(@AuthenticationPrincipal Actor actor, @RequestBody TemplateInput order) {
        if (order.request() != null) {
            return TemplateView.of(templates.keepDecided(actor, order.request(), RequestCalls.given(order.title()),
                    order.period(), order.offers()));
        }
        Decision decision = Objects.requireNonNullElse(order.decision(), DecisionInput.of(Decision.NONE)).decision();
        return TemplateView.of(templates.keep(actor, RequestCalls.given(order.resource()), order.content(), decision));
    }

    @DeleteMapping("/{id}")
    Map<String, String> discard(@AuthenticationPrincipal Actor actor, @PathVariable String id) {
        templates.discard(actor, id);
        return Map.of("discarded", id);
    }

    /** @return what the template decides about a request, to be previewed and decided as any decision is */
    @GetMapping("/{id}/decision")
    DecisionInput decision(@AuthenticationPrincipal Actor actor, @PathVariable String id,
            @RequestParam String request) {
        return DecisionInput.of(templates.decision(actor, id, request));
    }
}
