package org.shuqiao.exchange.domain.decision;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.domain.ExchangeCode;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.account.Permissions;
import org.shuqiao.exchange.domain.account.Role;
import org.shuqiao.exchange.domain.act.ActPreview;
import org.shuqiao.exchange.domain.act.ActSequence;
import org.shuqiao.exchange.domain.act.Acts;
import org.shuqiao.exchange.domain.act.ApprovedAct;
import org.shuqiao.exchange.domain.decision.JointDecisions.Alike;
import org.shuqiao.exchange.domain.decision.JointDecisions.Done;
import org.shuqiao.exchange.domain.decision.JointDecisions.Shown;
import org.shuqiao.exchange.domain.grant.GrantPreview;
import org.shuqiao.exchange.domain.grant.GrantRepository;
import org.shuqiao.exchange.domain.grant.JointGrants;
import org.shuqiao.exchange.domain.ledger.EventOutbox;
import org.shuqiao.exchange.domain.request.Request;
import org.shuqiao.exchange.domain.request.RequestRepository;
import org.shuqiao.exchange.domain.store.ExchangeStore;
import org.shuqiao.ledger.act.Act;
import org.shuqiao.ledger.act.JointApproval;

/**
 * Decides several requests alike by one approval of a person's own key over all their acts: decisions, and the grants
 * that follow from them. All of them are taken, or none.
 */
public final class JointApprovals {

    private final ExchangeStore store;
    private final Permissions permissions;
    private final JointDecisions joint;
    private final Decisions decisions;
    private final JointGrants grants;
    private final GrantRepository book;
    private final RequestRepository requests;
    private final Acts acts;
    private final EventOutbox outbox;

    public JointApprovals(ExchangeStore store, Permissions permissions, JointDecisions joint, Decisions decisions,
            JointGrants grants, GrantRepository book, RequestRepository requests, Acts acts, EventOutbox outbox) {
        this.store = store;
        this.permissions = permissions;
        this.joint = joint;
        this.decisions = decisions;
        this.grants = grants;
        this.book = book;
        this.requests = requests;
        this.acts = acts;
        this.outbox = outbox;
    }

    /**
     * @param seen request to the digest that {@link JointDecisions#preview} showed
     * @return the acts in the order in which they are signed: of each request its decision, then its grant
     * @throws CodedException why one of them cannot be decided so; then none is shown
     */
    public List<ActPreview> preview(Actor actor, Map<String, String> seen, Alike alike) {
        permissions.require(actor, Role.OFFICER);
        JointDecisions.limit(seen.size());
        return store.inTransaction(() -> {
            ActSequence sequence = acts.sequence(actor.department());
            int given = 0;
            for (Map.Entry<String, String> each : seen.entrySet()) {
                Shown shown = possible(actor, each.getKey(), each.getValue(), alike);
                Act decision = sequence.add(decisions.draft(actor, shown.request(), shown.decision().orElseThrow()));
                if (shown.preview().isPresent()) {
                    sequence.add(grants.draft(actor, shown.request(), shown.preview().get(), decision.reference(),
                            given));
                    given++;
                }
            }
            return sequence.shown();
        });
    }

    /**
     * Takes the acts that {@link #preview} showed.
     *
     * @param approved all of them, in that order
     * @throws CodedException {@code ACT_STALE} when they are not what would be shown now
     */
    public List<Done> decide(Actor actor, Map<String, String> seen, Alike alike, List<ApprovedAct> approved) {
        permissions.require(actor, Role.OFFICER);
        JointDecisions.limit(seen.size());
        Map<String, Optional<String>> done = store.inTransaction(() -> {
            requireWhole(approved);
            Map<String, Optional<String>> taken = new LinkedHashMap<>();
            Iterator<ApprovedAct> next = approved.iterator();
            seen.forEach((id, digest) -> taken.put(id, take(actor, possible(actor, id, digest, alike), next)));
            if (next.hasNext()) {
                throw new CodedException(ExchangeCode.ACT_STALE, next.next().act().id());
            }
            return taken;
        });
        outbox.drain();
        List<Done> results = new ArrayList<>();
        done.forEach((id, grant) -> results.add(new Done(requests.get(id),
                grant.filter(number -> book.find(number).isPresent()), Optional.empty())));
        return results;
    }

    private Optional<String> take(Actor actor, Shown shown, Iterator<ApprovedAct> next) {
        Request request = shown.request();
        Act decision = decisions.submit(actor, request.id(), shown.decision().orElseThrow(),
                Optional.of(following(request, next))).act();
        Optional<GrantPreview> given = shown.preview();
        return given.map(preview -> grants.submit(actor, request, preview, decision.reference(),
                following(request, next)));
    }

    private static ApprovedAct following(Request request, Iterator<ApprovedAct> next) {
        if (!next.hasNext()) {
            throw new CodedException(ExchangeCode.ACT_STALE, request.id());
        }
        return next.next();
    }

    /** What was approved together is taken together: each approval names all of these acts, and no other one. */
    private static void requireWhole(List<ApprovedAct> approved) {
        List<String> digests = approved.stream().map(each -> each.act().digest()).toList();
        approved.stream().filter(each -> !(each.approval() instanceof JointApproval together
                && together.acts().equals(digests))).findFirst().ifPresent(each -> {
                    throw new CodedException(ExchangeCode.APPROVAL_WRONG, each.act().id());
                });
    }

    private Shown possible(Actor actor, String id, String digest, Alike alike) {
        Shown shown = joint.shown(actor, id, alike);
        shown.problem().ifPresent(problem -> {
            throw problem;
        });
        if (!shown.digest().equals(digest)) {
            throw new CodedException(ExchangeCode.PREVIEW_STALE);
        }
        return shown;
    }
}
