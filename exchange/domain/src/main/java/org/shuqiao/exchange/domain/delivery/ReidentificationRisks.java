package org.shuqiao.exchange.domain.delivery;

import java.time.Duration;
import java.util.Optional;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.decision.Decision;
import org.shuqiao.exchange.domain.decision.Decisions;
import org.shuqiao.exchange.domain.grant.Grants;
import org.shuqiao.exchange.domain.grant.Policy;
import org.shuqiao.exchange.domain.resource.Mode;
import org.shuqiao.query.engine.QueryEngine;

/** Reckons the re-identification risk of a grant on the live data before it is signed. */
public final class ReidentificationRisks {

    private static final Duration TIME = Duration.ofSeconds(10);

    private final Decisions decisions;
    private final Grants grants;
    private final AccessRules rules;
    private final QueryEngine engine;

    public ReidentificationRisks(Decisions decisions, Grants grants, AccessRules rules, QueryEngine engine) {
        this.decisions = decisions;
        this.grants = grants;
        this.rules = rules;
        this.engine = engine;
    }

    /** @return of what a decision would allow; empty where it refuses everything or nothing but yes and no leaves */
    public Optional<ReidentificationRisk> of(Actor actor, String request, Decision decision) {
        return decisions.policy(actor, request, decision).flatMap(this::risk);
    }

    /** @return of what was decided and waits for its signature; empty where nothing but yes and no leaves */
    public Optional<ReidentificationRisk> ofAgreed(Actor actor, String request) {
        return risk(grants.preview(actor, request).policy());
    }

    private Optional<ReidentificationRisk> risk(Policy policy) {
        if (policy.modes().stream().allMatch(mode -> mode == Mode.VERIFY)) {
            return Optional.empty();
        }
        if (policy.minimumGroup().isPresent()) {
            return Optional.of(new ReidentificationRisk.Cells(policy.minimumGroup().getAsInt()));
        }
        try {
            return Optional.of(engine.uniqueness(rules.rule("preview", policy), TIME)
                    .<ReidentificationRisk>map(ReidentificationRisk.Rows::new)
                    .orElseGet(ReidentificationRisk.NoRows::new));
        } catch (CodedException e) {
            return Optional.of(new ReidentificationRisk.Unknown(e.code().id()));
        }
    }
}
