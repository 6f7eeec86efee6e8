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
import org.shuqiao.query.policy.AccessRule;
import org.shuqiao.query.policy.Backing;
import org.shuqiao.query.source.SourceReading;

/** Reckons the re-identification risk of a grant on the live data before it is signed. */
public final class ReidentificationRisks {

    private static final Duration TIME = Duration.ofSeconds(10);

    private final Decisions decisions;
    private final Grants grants;
    private final AccessRules rules;
    private final QueryEngine engine;
    private final SourceReads reads;

    public ReidentificationRisks(Decisions decisions, Grants grants, AccessRules rules, QueryEngine engine,
            SourceReads reads) {
        this.decisions = decisions;
        this.grants = grants;
        this.rules = rules;
        this.engine = engine;
        this.reads = reads;
    }

    /** @return of what a decision would allow; empty where it refuses everything or nothing but yes and no leaves */
    public Optional<ReidentificationRisk> of(Actor actor, String request, Decision decision) {
        return decisions.policy(actor, request, decision).flatMap(policy -> risk(actor, policy));
    }

    /** @return of what was decided and waits for its signature; empty where nothing but yes and no leaves */
    public Optional<ReidentificationRisk> ofAgreed(Actor actor, String request) {
        return risk(actor, grants.preview(actor, request).policy());
    }

    private Optional<ReidentificationRisk> risk(Actor actor, Policy policy) {
        if (policy.modes().stream().allMatch(mode -> mode == Mode.VERIFY)) {
            return Optional.empty();
        }
        if (policy.minimumGroup().isPresent()) {
            return Optional.of(new ReidentificationRisk.Cells(policy.minimumGroup().getAsInt()));
        }
        try {
            AccessRule rule = rules.rule("preview", policy);
            return Optional.of(engine.uniqueness(rule, new SourceReading(TIME, reader(actor, rule.backing())))
                    .<ReidentificationRisk>map(ReidentificationRisk.Rows::new)
                    .orElseGet(ReidentificationRisk.NoRows::new));
        } catch (CodedException e) {
            return Optional.of(new ReidentificationRisk.Unknown(e.code().id()));
        }
    }

    private String reader(Actor actor, Backing backing) {
        return switch (backing) {
            case Backing.LakeTable table -> SourceReading.PLATFORM;
            case Backing.DepartmentTable table ->
                reads.tell(SourceReads.Reason.RISK, actor.login(), table.source());
        };
    }
}
