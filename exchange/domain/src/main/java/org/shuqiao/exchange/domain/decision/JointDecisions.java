package org.shuqiao.exchange.domain.decision;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.catalog.entry.Grade;
import org.shuqiao.catalog.entry.Item;
import org.shuqiao.exchange.domain.ExchangeCode;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.account.Permissions;
import org.shuqiao.exchange.domain.account.Role;
import org.shuqiao.exchange.domain.grant.Grant;
import org.shuqiao.exchange.domain.grant.GrantPreview;
import org.shuqiao.exchange.domain.grant.Grants;
import org.shuqiao.exchange.domain.grant.JointGrants;
import org.shuqiao.exchange.domain.request.ItemDecision;
import org.shuqiao.exchange.domain.request.Request;
import org.shuqiao.exchange.domain.request.RequestRepository;
import org.shuqiao.exchange.domain.request.RequestState;
import org.shuqiao.exchange.domain.request.RequestedItem;
import org.shuqiao.exchange.domain.resource.Resources;

/**
 * Decides several requests alike, each by an act and a grant of its own. What cannot be decided so stays as it is and
 * keeps no other waiting.
 */
public final class JointDecisions {

    /** Requests at once: what a person still reads. */
    private static final int MOST = 50;

    private static final Set<RequestState> WAITING = EnumSet.of(RequestState.SUBMITTED);

    private final Permissions permissions;
    private final RequestRepository requests;
    private final Resources resources;
    private final DecisionTemplates templates;
    private final Decisions decisions;
    private final Grants grants;
    private final JointGrants together;

    public JointDecisions(Permissions permissions, RequestRepository requests, Resources resources,
            DecisionTemplates templates, Decisions decisions, Grants grants, JointGrants together) {
        this.together = together;
        this.permissions = permissions;
        this.requests = requests;
        this.resources = resources;
        this.templates = templates;
        this.decisions = decisions;
        this.grants = grants;
    }

    /** Decision that is made about each of the requests. */
    public sealed interface Alike {

        /** Decision by a template. */
        record ByTemplate(String id) implements Alike { }

        /** Decision by which everything is given as it was asked. */
        record AsAsked() implements Alike { }

        /** Refusal of everything. @param rule on which that rests */
        record Nothing(String reason, String rule) implements Alike { }
    }

    /**
     * A request as it would be decided.
     *
     * @param decision nothing where it cannot be decided so, which {@code problem} says
     * @param preview  nothing where it gives nothing
     */
    public record Shown(Request request, Optional<Decision> decision, Optional<GrantPreview> preview,
            Optional<DecisionDifference> difference, Optional<CodedException> problem) {

        /** @return what stands for the words: the grant's digest; blank where nothing is given */
        public String digest() {
            return preview.map(GrantPreview::digest).orElse("");
        }
    }

    /** Outcome for a request. @param grant its number, once one is signed */
    public record Done(Request request, Optional<String> grant, Optional<CodedException> problem) { }

    /** @return the requests that wait for the officer's department, the oldest first */
    public List<Request> waiting(Actor actor) {
        permissions.require(actor, Role.OFFICER);
        return requests.ofProvider(actor.department(), WAITING);
    }

    /** @return each request as it would be decided; nothing is decided */
    public List<Shown> preview(Actor actor, List<String> ids, Alike alike) {
        permissions.require(actor, Role.OFFICER);
        limit(ids.size());
        return ids.stream().distinct().map(id -> shown(actor, id, alike)).toList();
    }

    /**
     * Decides requests, and signs the grants where that gives something; the log-in vouches for the officer.
     *
     * @param seen request to the digest that {@link #preview} showed; what reads otherwise now is not decided
     */
    public List<Done> decide(Actor actor, Map<String, String> seen, Alike alike) {
        permissions.require(actor, Role.OFFICER);
        limit(seen.size());
        seen.keySet().forEach(id -> own(actor, id));
        List<Done> done = new ArrayList<>();
        seen.forEach((id, digest) -> done.add(done(actor, id, digest, alike)));
        return done;
    }

    static void limit(int count) {
        if (count < 1 || count > MOST) {
            throw new CodedException(DecisionCode.TOO_MANY_AT_ONCE, MOST);
        }
    }

    Shown shown(Actor actor, String id, Alike alike) {
        Request request = own(actor, id);
        try {
            Decision decision = decision(actor, request, alike);
            Optional<GrantPreview> preview = decisions.preview(actor, id, decision);
            preview.ifPresent(given -> together.require(actor, request, given.policy()));
            return new Shown(request, Optional.of(decision), preview,
                    Optional.of(decisions.difference(actor, id, decision)), Optional.empty());
        } catch (CodedException e) {
            return new Shown(request, Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(e));
        }
    }

    private Done done(Actor actor, String id, String digest, Alike alike) {
        Request request = own(actor, id);
        try {
            Shown shown = shown(actor, id, alike);
            shown.problem().ifPresent(problem -> {
                throw problem;
            });
            if (!shown.digest().equals(digest)) {
                throw new CodedException(ExchangeCode.PREVIEW_STALE);
            }
            Request decided = decisions.decide(actor, id, shown.decision().orElseThrow());
            if (shown.preview().isEmpty()) {
                return new Done(decided, Optional.empty(), Optional.empty());
            }
            Grant grant = grants.issue(actor, id, digest);
            return new Done(requests.get(id), Optional.of(grant.id()), Optional.empty());
        } catch (CodedException e) {
            return new Done(requests.get(request.id()), Optional.empty(), Optional.of(e));
        }
    }

    private Request own(Actor actor, String id) {
        Request request = requests.get(id);
        permissions.requireOf(actor, request.provider(), id, Role.OFFICER);
        return request;
    }

    private Decision decision(Actor actor, Request request, Alike alike) {
        return switch (alike) {
            case Alike.ByTemplate template -> templates.decision(actor, template.id(), request.id());
            case Alike.AsAsked asked -> {
                requireLowGrades(request);
                yield all(request, new ItemDecision.Agree());
            }
            case Alike.Nothing nothing -> all(request, new ItemDecision.Refuse(nothing.reason(), nothing.rule()));
        };
    }

    /** Refuses items of high grades, which are decided item by item or by a template that names them. */
    private void requireLowGrades(Request request) {
        resources.version(request.resource(), request.version()).ifPresent(resource -> request.items().stream()
                .flatMap(asked -> resource.item(asked.item()).stream())
                .filter(item -> !item.grade().below(Grade.GENERAL_4)).map(Item::name).findFirst().ifPresent(item -> {
                    throw new CodedException(DecisionCode.GRAVE_ITEM, item);
                }));
    }

    private static Decision all(Request request, ItemDecision decided) {
        Map<String, ItemDecision> items = new LinkedHashMap<>();
        request.items().stream().map(RequestedItem::item).forEach(item -> items.put(item, decided));
        return new Decision(items, Terms.AS_REQUESTED);
    }
}
