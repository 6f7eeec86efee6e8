package org.shuqiao.exchange.domain.decision;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.domain.ExchangeCode;
import org.shuqiao.exchange.domain.FieldFault;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.account.Permissions;
import org.shuqiao.exchange.domain.account.Role;
import org.shuqiao.exchange.domain.act.Acts;
import org.shuqiao.exchange.domain.grant.Policy;
import org.shuqiao.exchange.domain.request.FreeTextRules;
import org.shuqiao.exchange.domain.request.Justification;
import org.shuqiao.exchange.domain.request.Request;
import org.shuqiao.exchange.domain.request.RequestRepository;
import org.shuqiao.exchange.domain.request.RequestState;
import org.shuqiao.exchange.domain.request.RequestTimes;
import org.shuqiao.exchange.domain.request.RequestedEntry;
import org.shuqiao.exchange.domain.request.RequestedItem;
import org.shuqiao.exchange.domain.request.RequestedUse;
import org.shuqiao.exchange.domain.resource.Mode;
import org.shuqiao.exchange.domain.resource.Resource;
import org.shuqiao.exchange.domain.resource.Resources;
import org.shuqiao.exchange.domain.store.ExchangeStore;
import org.shuqiao.ledger.act.ActKind;
import org.shuqiao.ledger.json.JsonFields;

/** Keeps what a provider decides again and again, one template a scenario, and decides requests by it. */
public final class DecisionTemplates {

    /** Days of a template at most, as of a request. */
    private static final int LONGEST = 1830;

    private static final int TITLE = 60;

    private final ExchangeStore store;
    private final Permissions permissions;
    private final TemplateRepository book;
    private final Resources resources;
    private final RequestRepository requests;
    private final PolicyCompletion completion;
    private final Acts acts;

    public DecisionTemplates(ExchangeStore store, Permissions permissions, Resources resources,
            RequestRepository requests, PolicyCompletion completion, Acts acts) {
        this.store = store;
        this.permissions = permissions;
        this.book = new TemplateRepository(store);
        this.resources = resources;
        this.requests = requests;
        this.completion = completion;
        this.acts = acts;
    }

    /**
     * Content of a template.
     *
     * @param title of the scenario
     * @param why   what requests begin with
     */
    public record Content(String title, Justification why, OptionalInt days, boolean offered) { }

    /** @return the templates of the officer's department, by resource */
    public List<DecisionTemplate> list(Actor actor) {
        permissions.require(actor, Role.OFFICER);
        return book.ofDepartment(actor.department());
    }

    /** @return the templates that a person may begin from: all of the own department's, else those that are offered */
    public List<DecisionTemplate> of(Actor actor, String resource) {
        permissions.require(actor, Role.OFFICER, Role.REQUESTER);
        return book.ofResource(resource).stream().filter(each -> readable(actor, each)).toList();
    }

    /** @return a template that a person may begin from, of this resource */
    public DecisionTemplate begin(Actor actor, String id, String resource) {
        permissions.require(actor, Role.OFFICER, Role.REQUESTER);
        DecisionTemplate found = book.find(id).filter(each -> readable(actor, each))
                .orElseThrow(() -> new CodedException(DecisionCode.TEMPLATE_UNKNOWN, id));
        return fitting(found, resource);
    }

    private static boolean readable(Actor actor, DecisionTemplate template) {
        return template.offered() || template.department().equals(actor.department());
    }

    /** @return what a template decides about a request; items that it does not know are left undecided */
    public Decision decision(Actor actor, String id, String requestId) {
        Request request = requests.get(requestId);
        permissions.requireOf(actor, request.provider(), requestId, Role.OFFICER);
        return fitting(own(actor, id), request.resource()).on(request);
    }

    /** Keeps a decision of its own. @param decision over items of the resource as it is published now */
    public DecisionTemplate keep(Actor actor, String resourceCode, Content content, Decision decision) {
        Resource resource = resources.published(resourceCode);
        permissions.requireOf(actor, resource.provider(), resourceCode, Role.OFFICER);
        Content checked = checked(content);
        Decision kept = new Decision(decision.items(), decision.terms().anyTime());
        requirePossible(resource, checked, kept);
        return store.inTransaction(() -> {
            DecisionTemplate made = new DecisionTemplate(store.nextNumber("T"), actor.department(), resourceCode,
                    checked.title(), checked.why(), kept, checked.days(), checked.offered(), actor.login(),
                    store.now());
            book.insert(made);
            return made;
        });
    }

    /** Keeps what was decided on a request, with what the request said of its purpose. */
    public DecisionTemplate keepDecided(Actor actor, String requestId, String title, OptionalInt days,
            boolean offered) {
        Request request = requests.get(requestId);
        permissions.requireOf(actor, request.provider(), requestId, Role.OFFICER);
        Decision decided = acts.signed(ActKind.DECISION, requestId)
                .map(signed -> DecisionJson.read(JsonFields.of(signed.act().body(), "body.").object("decision")))
                .orElseThrow(() -> new CodedException(DecisionCode.NOT_DECIDED_YET, requestId));
        return keep(actor, request.resource(), new Content(title, request.justification(), days, offered), decided);
    }

    /** Takes a template away; what was decided by it stays. */
    public void discard(Actor actor, String id) {
        permissions.require(actor, Role.OFFICER);
        book.delete(own(actor, id).id());
    }

    private DecisionTemplate own(Actor actor, String id) {
        DecisionTemplate found = book.find(id)
                .orElseThrow(() -> new CodedException(DecisionCode.TEMPLATE_UNKNOWN, id));
        permissions.requireOf(actor, found.department(), id, Role.OFFICER);
        return found;
    }

    private static DecisionTemplate fitting(DecisionTemplate found, String resource) {
        if (!found.resource().equals(resource)) {
            throw new CodedException(DecisionCode.TEMPLATE_OF_ANOTHER, found.id(), found.resource(), resource);
        }
        return found;
    }

    private static Content checked(Content given) {
        String title = FreeTextRules.check("title", given.title());
        if (title.codePointCount(0, title.length()) > TITLE) {
            throw FieldFault.longerThan(TITLE).of("title");
        }
        if (given.days().isPresent() && (given.days().getAsInt() < 1 || given.days().getAsInt() > LONGEST)) {
            throw new CodedException(DecisionCode.TEMPLATE_DAYS, LONGEST);
        }
        Justification why = given.why();
        String explanation = why.explanation().isBlank() ? "" : FreeTextRules.check("explanation", why.explanation());
        return new Content(title, new Justification(FreeTextRules.purpose(why.purpose()), explanation,
                FreeTextRules.check("basis", why.basis()), FreeTextRules.check("scenario", why.scenario())),
                given.days(), given.offered());
    }

    /**
     * A template that could decide no request is refused when it is made: it is tried on one for all of its items. The
     * provider stands for its consumer, who holds no grant that could contradict.
     */
    private void requirePossible(Resource resource, Content content, Decision decision) {
        Set<Mode> modes = Arrays.stream(Mode.values()).filter(mode -> mode.offeredBy(resource.shared()))
                .collect(Collectors.toSet());
        decision.items().keySet().stream().filter(item -> resource.item(item).isEmpty()).findFirst()
                .ifPresent(item -> {
                    throw new CodedException(ExchangeCode.ITEM_UNKNOWN, resource.code(), item);
                });
        Instant now = store.now();
        Request all = new Request("", "", resource.provider(), resource.provider(), new RequestedEntry(resource.code(),
                resource.version(), resource.title(), resource.sharing()),
                decision.items().keySet().stream().map(item -> new RequestedItem(item, Optional.empty())).toList(),
                content.why(), new RequestedUse(modes, now, now.plus(Duration.ofDays(LONGEST)), Optional.empty()),
                Optional.empty(), RequestState.SUBMITTED, Optional.empty(), RequestTimes.submitted("", now));
        Policy policy = PolicyCompiler.compile(all, decision)
                .orElseThrow(() -> new CodedException(DecisionCode.TEMPLATE_GIVES_NOTHING));
        completion.complete(policy, decision.terms());
    }
}
