package org.shuqiao.exchange.web.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.shuqiao.catalog.entry.Grade;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.act.Acts;
import org.shuqiao.exchange.domain.rule.DepartmentRule;
import org.shuqiao.exchange.domain.rule.DepartmentRules;
import org.shuqiao.exchange.domain.rule.RuleWords;
import org.shuqiao.ledger.act.ActKind;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** REST endpoints of what the lead of a department signs alone, and what may be delegated. */
@RestController
@RequestMapping("/api/v1")
class DepartmentRuleCalls {

    private final DepartmentRules rules;
    private final ActAnswer answer;

    DepartmentRuleCalls(DepartmentRules rules, Acts acts) {
        this.rules = rules;
        this.answer = new ActAnswer(acts);
    }

    /** A rule. @param zh its words in Chinese @param en in English */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record RuleView(String id, String department, String document, Optional<String> leadFrom, boolean leadRefuses,
            List<String> delegable, int days, Optional<String> keptFrom, String zh, String en, String statedBy,
            OffsetDateTime statedAt) {

        static RuleView of(DepartmentRule rule) {
            DepartmentRule.Terms terms = rule.terms();
            return new RuleView(rule.id(), rule.department(), terms.document(), terms.leadFrom().map(Grade::code),
                    terms.leadRefuses(), terms.delegable().stream().map(ActKind::word).sorted().toList(),
                    terms.days(), terms.keptFrom().map(Grade::code), RuleWords.zh(terms), RuleWords.en(terms),
                    rule.statedBy(), RequestView.time(rule.statedAt()));
        }
    }

    /**
     * A rule as the lead states it.
     *
     * @param document name or number of the department's own rule
     * @param leadFrom grade from which on the lead signs the grant; none where it is omitted
     * @param leadRefuses whether refusing everything is the lead's
     * @param delegable of {@code decision} and {@code grant}, what may be delegated
     * @param days of a delegation at most, 1 to 60
     * @param keptFrom grade from which on nothing is delegated; none where it is omitted
     */
    record RuleInput(String document, String leadFrom, Boolean leadRefuses, List<String> delegable, Integer days,
            String keptFrom) {

        DepartmentRule.Terms terms() {
            return DepartmentRule.Terms.read(RequestCalls.given(document), RequestCalls.given(leadFrom),
                    Boolean.TRUE.equals(leadRefuses), delegable == null ? List.of() : delegable,
                    days == null ? 0 : days, RequestCalls.given(keptFrom));
        }
    }

    /** A rule, and once the lead has seen it in words, the approval. */
    record OfRule(RuleInput rule, Optional<ActInput> approved) {

        DepartmentRule.Terms terms() {
            return ActInput.given("rule", rule).terms();
        }
    }

    /** Rules that were stated, newest first: the department's; for the authority and auditors all. */
    @GetMapping("/department-rules")
    List<RuleView> all(@AuthenticationPrincipal Actor actor) {
        return rules.list(actor).stream().map(RuleView::of).toList();
    }

    /** The lead states the department's rule; the log-in vouches for the lead. */
    @PostMapping("/department-rules")
    Optional<RuleView> state(@AuthenticationPrincipal Actor actor, @RequestBody RuleInput order) {
        rules.state(actor, order.terms(), Optional.empty());
        return rules.newest(actor.department()).map(RuleView::of);
    }

    /** The lead states it, approved with a key of their own. */
    @PostMapping("/acts/department-rule")
    ActCalls.ActView stated(@AuthenticationPrincipal Actor actor, @RequestBody OfRule order) {
        return answer.of(order.approved(), () -> rules.preview(actor, order.terms()),
                approved -> rules.state(actor, order.terms(), Optional.of(approved)));
    }
}
