package org.shuqiao.exchange.domain.request;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.base.error.Language;
import org.shuqiao.catalog.waiting.ChangeKind;
import org.shuqiao.exchange.domain.ExchangeCode;
import org.shuqiao.exchange.domain.store.ExchangeStore;

/** Stores requests and their state transitions. Callers have checked the actor's permission. */
public final class RequestRepository {

    /** Request that waits for the signature of the consumer's node and is nobody else's matter yet. */
    private static final String SIGNED = """
            not exists (select 1 from exchange.act a where a.kind = 'request' and a.id = r.id and a.state <> 'signed'
                and a.number = (select max(b.number) from exchange.act b where b.kind = a.kind and b.id = a.id))""";

    private static final Set<RequestState> OPEN = EnumSet.of(RequestState.SUBMITTED, RequestState.RETURNED,
            RequestState.AGREED, RequestState.PARTLY_AGREED);

    private final ExchangeStore store;
    private final RequestRows rows;

    public RequestRepository(ExchangeStore store) {
        this.store = store;
        this.rows = new RequestRows(store);
    }

    public Optional<Request> find(String id) {
        return rows.one("where id = :id", Map.of("id", id));
    }

    public Request get(String id) {
        return find(id).orElseThrow(() -> new CodedException(ExchangeCode.REQUEST_UNKNOWN, id));
    }

    /** Reads a request and holds it until the transaction ends, so that of two deciders one waits. */
    public Request lock(String id) {
        return rows.one("where id = :id for update", Map.of("id", id))
                .orElseThrow(() -> new CodedException(ExchangeCode.REQUEST_UNKNOWN, id));
    }

    public long countOfConsumer(String consumer) {
        return store.sql("select count(*) from exchange.request where consumer = :consumer")
                .param("consumer", consumer).query(Long.class).single();
    }

    /** @return the newest requests that came to a provider, or to any where none is named */
    public List<Request> newest(Optional<String> provider, int most) {
        return rows.all("where " + provider.map(any -> "provider = :provider and ").orElse("") + SIGNED
                + " order by submitted_at desc, id desc limit :most",
                Map.of("provider", provider.orElse(""), "most", most));
    }

    /** @return how many requests came to a provider, or to any where none is named */
    public long count(Optional<String> provider) {
        return store.sql("select count(*) from exchange.request r where "
                + provider.map(any -> "provider = :provider and ").orElse("") + SIGNED)
                .param("provider", provider.orElse("")).query(Long.class).single();
    }

    /** @return requests of a consumer after a place, newest first, at most so many */
    public List<Request> ofConsumer(String consumer, Instant before, String id, int most) {
        return rows.all("""
                where consumer = :consumer and (submitted_at, id) < (:before, :id)
                order by submitted_at desc, id desc limit :most""", Map.of("consumer", consumer, "before",
                ExchangeStore.column(before), "id", id, "most", most));
    }

    public List<Request> ofProvider(String provider, Set<RequestState> states) {
        return rows.all("where provider = :provider and state in (:states) and " + SIGNED
                + " order by submitted_at, id",
                Map.of("provider", provider, "states", ids(states)));
    }

    public List<Request> in(Set<RequestState> states) {
        return rows.all("where state in (:states) and " + SIGNED + " order by submitted_at, id",
                Map.of("states", ids(states)));
    }

    /** @return what a consumer asks of a resource for a purpose: what is open, and what was granted since */
    public List<Request> recent(String consumer, String resource, String purpose, Instant since) {
        return rows.all("""
                where consumer = :consumer and resource = :resource and purpose = :purpose
                    and (state in (:open) or state = :granted and submitted_at > :since)
                order by submitted_at desc, id desc""", Map.of("consumer", consumer, "resource", resource,
                "purpose", purpose, "open", ids(OPEN), "granted", RequestState.GRANTED.id(),
                "since", ExchangeStore.column(since)));
    }

    /** @return the request that this key stands for, with the digest of its content */
    public Optional<Keyed> byKey(String consumer, String key) {
        return store.sql("select id, content from exchange.request where consumer = :consumer and request_key = :key")
                .param("consumer", consumer).param("key", key)
                .query((row, number) -> new Keyed(row.getString("id"), row.getString("content")))
                .optional();
    }

    /** @return false when the key was taken by somebody who was faster */
    public boolean insert(Request request, String content) {
        int inserted = store.sql("""
                insert into exchange.request (id, request_key, content, consumer, provider, resource, version, title,
                    sharing, purpose, explanation, basis, scenario, modes, valid_from, valid_to, row_scope, renews,
                    state, submitted_by, submitted_at)
                values (:id, :key, :content, :consumer, :provider, :resource, :version, :title, :sharing, :purpose,
                    :explanation, :basis, :scenario, :modes, :from, :to, :rows, :renews, :state, :by, :at)
                on conflict (consumer, request_key) do nothing""")
                .param("id", request.id()).param("key", request.key()).param("content", content)
                .param("consumer", request.consumer()).param("provider", request.provider())
                .param("resource", request.resource()).param("version", request.version())
                .param("title", request.title()).param("sharing", request.sharing().code())
                .param("purpose", request.purpose()).param("explanation", request.justification().explanation())
                .param("basis", request.justification().basis()).param("scenario", request.justification().scenario())
                .param("modes", RequestRows.ids(request.modes()))
                .param("from", ExchangeStore.column(request.from())).param("to", ExchangeStore.column(request.to()))
                .param("rows", request.rowScope().orElse(null)).param("renews", request.renews().orElse(null))
                .param("state", request.state().id()).param("by", request.times().submittedBy())
                .param("at", ExchangeStore.column(request.times().submittedAt()))
                .update();
        if (inserted == 0) {
            return false;
        }
        writeItems(request.id(), request.items().stream().map(RequestedItem::item).toList());
        step(request.id(), request.state(), request.times().submittedBy(), request.times().submittedAt(), "");
        store.waiting().add(ChangeKind.REQUEST, request.id());
        return true;
    }

    /** Replaces what the requester was told to complete; the items stay. */
    public void complete(Request request, RequestDraft draft, String content) {
        store.sql("""
                update exchange.request set content = :content, explanation = :explanation, basis = :basis,
                    scenario = :scenario, purpose = :purpose, modes = :modes, valid_from = :from, valid_to = :to,
                    row_scope = :rows, completed_at = :at
                where id = :id""")
                .param("content", content).param("explanation", draft.explanation()).param("basis", draft.basis())
                .param("scenario", draft.scenario()).param("purpose", draft.purpose())
                .param("modes", RequestRows.ids(draft.modes()))
                .param("from", ExchangeStore.column(draft.from())).param("to", ExchangeStore.column(draft.to()))
                .param("rows", draft.rowScope().orElse(null)).param("at", ExchangeStore.column(store.now()))
                .param("id", request.id())
                .update();
    }

    /** Moves the request, or refuses what its state does not allow. */
    public RequestState move(Request request, RequestAction action, String by, String note) {
        RequestState next = request.state().after(action).orElseThrow(() -> illegal(request, action));
        Instant now = store.now();
        String stamp = switch (action) {
            case RETURN -> ", notice_at = :at";
            case AGREE, AGREE_PARTLY, REFUSE -> ", decided_at = :at, decided_by = :by";
            case GRANT -> ", granted_at = :at";
            case COMPLETE, WITHDRAW -> "";
        };
        store.sql("update exchange.request set state = :state" + stamp + " where id = :id")
                .param("state", next.id()).param("id", request.id())
                .param("at", ExchangeStore.column(now)).param("by", by)
                .update();
        step(request.id(), next, by, now, note);
        store.waiting().add(ChangeKind.REQUEST, request.id());
        return next;
    }

    /** Puts the reply off; the state stays. */
    public void extend(Request request, int days, String by, String note) {
        store.sql("update exchange.request set extended = :days where id = :id")
                .param("days", days).param("id", request.id()).update();
        step(request.id(), request.state(), by, store.now(), "+" + days + " · " + note);
        store.waiting().add(ChangeKind.REQUEST, request.id());
    }

    public void writeDecision(String request, Map<String, ItemDecision> decisions, Optional<String> policy) {
        decisions.forEach((item, decision) -> rows.writeDecision(request, item, decision));
        store.sql("update exchange.request set policy = :policy where id = :id")
                .param("policy", policy.orElse(null)).param("id", request).update();
    }

    public List<RequestStep> steps(String request) {
        return rows.steps(request);
    }

    /** @return the refusal of an action that the request's state does not allow */
    public static CodedException illegal(Request request, RequestAction action) {
        return new CodedException(ExchangeCode.TRANSITION_ILLEGAL, request.id(),
                request.state().name(Language.ZH) + "/" + request.state().id(),
                action.name(Language.ZH) + "/" + action.name(Language.EN));
    }

    private void writeItems(String request, List<String> items) {
        for (int i = 0; i < items.size(); i++) {
            store.sql("insert into exchange.request_item (request, ordinal, item) values (:request, :ordinal, :item)")
                    .param("request", request).param("ordinal", i).param("item", items.get(i)).update();
        }
    }

    private void step(String request, RequestState state, String by, Instant at, String note) {
        store.sql("""
                insert into exchange.request_step (request, ordinal, state, by_account, at, note)
                select :request, coalesce(max(ordinal), 0) + 1, :state, :by, :at, :note
                from exchange.request_step where request = :request""")
                .param("request", request).param("state", state.id()).param("by", by)
                .param("at", ExchangeStore.column(at)).param("note", note)
                .update();
    }

    private static List<String> ids(Set<RequestState> states) {
        return states.stream().map(RequestState::id).toList();
    }

    /** The request behind a client's key. */
    public record Keyed(String id, String content) { }
}
