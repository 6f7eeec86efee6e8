package org.shuqiao.ledger.contract;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.shuqiao.ledger.error.LedgerCode;
import org.shuqiao.ledger.event.EventType;
import org.shuqiao.ledger.event.Fact;
import org.shuqiao.ledger.event.FactKind;
import org.shuqiao.ledger.event.FactState;
import org.shuqiao.ledger.event.LifeCycleEvent;
import org.shuqiao.ledger.json.CanonicalJson;
import org.shuqiao.ledger.json.JsonTime;

/** Rules of the life cycle: permitted submitters, state transitions and their effects. */
final class LifeCycleRules {

    private static final String EMERGENCY = "E-";
    private static final String OPEN = "open";
    private static final String GRANTED = "granted";
    private static final String REFUSED = "refused";

    private final FactStore world;
    private final DepartmentMembership members;
    private final Submitter speaker;
    private final String department;

    LifeCycleRules(FactStore world, DepartmentMembership members, Submitter speaker) {
        this.world = world;
        this.members = members;
        this.speaker = speaker;
        this.department = speaker.department();
    }

    /** @return how the event's subject stands after it; a refusal is thrown */
    Fact apply(LifeCycleEvent event) {
        EventType type = event.type();
        boolean founding = event instanceof LifeCycleEvent.MemberEnrolled && world.authority().isEmpty();
        if (!founding && !members.entitled(speaker)) {
            throw RefusalMessage.of(LedgerCode.EVENT_NOT_ENTITLED, department, type.word());
        }
        Optional<Fact> before = world.fact(type.kind(), event.subject());
        FactState from = before.map(Fact::state).orElse(FactState.NONE);
        if (!type.allowedFrom(from)) {
            throw RefusalMessage.of(LedgerCode.EVENT_TRANSITION,
                    event.subject(), from.name().toLowerCase(Locale.ROOT), type.word());
        }
        ObjectNode details = before.map(Fact::details).orElseGet(CanonicalJson::object);
        FactState to = type.to();
        switch (event) {
            case LifeCycleEvent.MemberEnrolled e -> members.enrol(e, speaker, details);
            case LifeCycleEvent.MemberReleased e -> release(e);
            case LifeCycleEvent.EntryPublished e -> publish(e, from, details);
            case LifeCycleEvent.EntryBound e -> bind(e, details);
            case LifeCycleEvent.EntryWithdrawn e -> entitle(e, text(details, "provider"), text(details, "publisher"));
            case LifeCycleEvent.RequestSubmitted e -> request(e, details);
            case LifeCycleEvent.RequestDecided e -> to = decide(e, details);
            case LifeCycleEvent.RequestMoved e -> move(e, details);
            case LifeCycleEvent.GrantSigned e -> grant(e, details);
            case LifeCycleEvent.GrantActivated e -> entitle(e, text(details, "provider"), text(details, "consumer"));
            case LifeCycleEvent.GrantMoved e -> {
                entitle(e, text(details, "provider"), publisher(details));
                details.put(e.type().word(), e.digest());
            }
            case LifeCycleEvent.GrantRevoked e -> entitle(e, text(details, "provider"), publisher(details));
            case LifeCycleEvent.GrantExpired e -> expire(e, details);
            case LifeCycleEvent.CorrectionRaised e -> raise(e, details);
            case LifeCycleEvent.CorrectionClosed e -> {
                entitle(e, text(details, "provider"), publisher(details));
                details.put("outcome", e.corrected() ? "corrected" : "upheld");
            }
            case LifeCycleEvent.DisputeRaised e -> dispute(e, details);
            case LifeCycleEvent.DisputeClosed e -> entitle(e, text(details, "raiser"), publisher(details));
            case LifeCycleEvent.CheckpointAnchored e -> {
                before.ifPresent(anchored -> entitle(e, anchored.by()));
                AnchorRules.check(e, before, details);
            }
        }
        return new Fact(type.kind(), event.subject(), to, event.event(), type, event.time(), department, details);
    }

    /** Nobody could enrol again without the authority, so it stays. */
    private void release(LifeCycleEvent.MemberReleased e) {
        entitle(e, e.department());
        if (world.authority().filter(e.department()::equals).isPresent()) {
            throw RefusalMessage.of(LedgerCode.EVENT_REFERENCE, e.department());
        }
    }

    /** The first publisher, usually the authority, keeps the entry with its provider. */
    private void publish(LifeCycleEvent.EntryPublished e, FactState from, ObjectNode details) {
        if (from == FactState.NONE) {
            details.put("publisher", department);
        } else {
            entitle(e, text(details, "provider"), text(details, "publisher"));
            if (e.version() <= details.path("version").asLong() || !e.provider().equals(text(details, "provider"))) {
                throw RefusalMessage.of(LedgerCode.EVENT_REFERENCE, "version, provider");
            }
        }
        // a binding is of one version
        details.remove("binding");
        details.put("version", e.version()).put("provider", e.provider()).put("digest", e.digest());
    }

    /** Only the provider says what stands behind its entry, in the version that is published. */
    private void bind(LifeCycleEvent.EntryBound e, ObjectNode details) {
        entitle(e, text(details, "provider"));
        if (e.version() != details.path("version").asLong()) {
            throw RefusalMessage.of(LedgerCode.EVENT_REFERENCE, "version");
        }
        details.put("binding", e.digest());
    }

    private void request(LifeCycleEvent.RequestSubmitted e, ObjectNode details) {
        entitle(e, e.consumer());
        Fact entry = referred(FactKind.ENTRY, e.entry());
        if (entry.state() != FactState.PUBLISHED || !entry.detail("provider").equals(e.provider())) {
            throw RefusalMessage.of(LedgerCode.EVENT_REFERENCE, e.entry());
        }
        details.put("consumer", e.consumer()).put("provider", e.provider()).put("entry", e.entry())
                .put("digest", e.digest());
        ObjectNode items = details.putObject("items");
        e.items().forEach(item -> items.put(item, OPEN));
    }

    /** The provider stops the clock or puts the reply off, the consumer lets it go on or takes the request back. */
    private void move(LifeCycleEvent.RequestMoved e, ObjectNode details) {
        boolean byProvider = e.type() == EventType.REQUEST_RETURNED || e.type() == EventType.REQUEST_EXTENDED;
        entitle(e, text(details, byProvider ? "provider" : "consumer"));
        details.put(e.type().word(), e.digest());
    }

    /** An item is decided once; the request is decided when its last item is. */
    private FactState decide(LifeCycleEvent.RequestDecided e, ObjectNode details) {
        entitle(e, text(details, "provider"));
        ObjectNode items = (ObjectNode) details.get("items");
        ObjectNode rules = details.withObject("/rules");
        for (Map.Entry<String, LifeCycleEvent.RequestDecided.Verdict> verdict : e.verdicts().entrySet()) {
            String item = verdict.getKey();
            String stands = items.path(item).asText();
            if (stands.isEmpty()) {
                throw RefusalMessage.of(LedgerCode.EVENT_REFERENCE, item);
            }
            if (!stands.equals(OPEN)) {
                throw RefusalMessage.of(LedgerCode.EVENT_TRANSITION, e.request() + " " + item, stands, e.type().word());
            }
            items.put(item, verdict.getValue().granted() ? GRANTED : REFUSED);
            rules.put(item, verdict.getValue().rule());
        }
        boolean open = items.properties().stream().anyMatch(item -> item.getValue().asText().equals(OPEN));
        return open ? FactState.SUBMITTED : FactState.DECIDED;
    }

    private void grant(LifeCycleEvent.GrantSigned e, ObjectNode details) {
        Fact request = referred(FactKind.REQUEST, e.request());
        // the authority gives an emergency grant before the provider has decided
        boolean emergency = e.grant().startsWith(EMERGENCY);
        entitle(e, emergency ? referred(FactKind.ENTRY, request.detail("entry")).detail("publisher")
                : request.detail("provider"));
        for (String item : e.items()) {
            String stands = request.details().path("items").path(item).asText();
            if (!(emergency ? Set.of(OPEN, GRANTED).contains(stands) : stands.equals(GRANTED))) {
                throw RefusalMessage.of(LedgerCode.EVENT_REFERENCE, e.request() + " " + item);
            }
        }
        if (!e.until().isAfter(e.time())) {
            throw RefusalMessage.of(LedgerCode.EVENT_FIELD, "until");
        }
        details.put("request", e.request()).put("consumer", request.detail("consumer"))
                .put("provider", request.detail("provider")).put("entry", request.detail("entry"))
                .put("until", JsonTime.format(e.until())).put("policy", e.policy()).put("digest", e.digest());
        ArrayNode items = details.putArray("items");
        e.items().forEach(items::add);
    }

    private void expire(LifeCycleEvent.GrantExpired e, ObjectNode details) {
        entitle(e, text(details, "provider"), text(details, "consumer"));
        if (e.time().isBefore(JsonTime.parse(text(details, "until"), "until"))) {
            throw RefusalMessage.of(LedgerCode.EVENT_NOT_DUE, e.grant());
        }
    }

    private void raise(LifeCycleEvent.CorrectionRaised e, ObjectNode details) {
        Fact entry = referred(FactKind.ENTRY, e.entry());
        details.put("entry", e.entry()).put("provider", entry.detail("provider")).put("raiser", department)
                .put("digest", e.digest());
    }

    private void dispute(LifeCycleEvent.DisputeRaised e, ObjectNode details) {
        Fact about = referred(e.about(), e.aboutId());
        entitle(e, about.detail("provider"), about.detail("consumer"), about.detail("raiser"));
        details.put("about", e.about().word()).put("aboutId", e.aboutId()).put("layer", e.layer())
                .put("entry", about.detail("entry")).put("provider", about.detail("provider"))
                .put("raiser", department).put("digest", e.digest());
    }

    private Fact referred(FactKind kind, String id) {
        return world.fact(kind, id).orElseThrow(() -> RefusalMessage.of(LedgerCode.EVENT_REFERENCE, id));
    }

    private String publisher(ObjectNode details) {
        return referred(FactKind.ENTRY, text(details, "entry")).detail("publisher");
    }

    private void entitle(LifeCycleEvent event, String... departments) {
        if (!List.of(departments).contains(department)) {
            throw RefusalMessage.of(LedgerCode.EVENT_NOT_ENTITLED, department, event.type().word());
        }
    }

    private static String text(ObjectNode details, String name) {
        return details.path(name).asText();
    }
}
