package org.shuqiao.exchange.domain.intake;

import java.util.Optional;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.domain.ExchangeCode;
import org.shuqiao.exchange.domain.FieldFault;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.account.Permissions;
import org.shuqiao.exchange.domain.account.Role;
import org.shuqiao.exchange.domain.act.ActPreview;
import org.shuqiao.exchange.domain.act.Acts;
import org.shuqiao.exchange.domain.act.ApprovedAct;
import org.shuqiao.exchange.domain.request.Request;
import org.shuqiao.exchange.domain.request.RequestAction;
import org.shuqiao.exchange.domain.request.RequestDraft;
import org.shuqiao.exchange.domain.request.RequestRepository;
import org.shuqiao.exchange.domain.request.RequestedItem;
import org.shuqiao.exchange.domain.resource.Resource;
import org.shuqiao.exchange.domain.resource.Resources;
import org.shuqiao.exchange.domain.store.ExchangeStore;

/** Completes requests that were returned: key, resource and items stay, everything else may change. */
final class Completions {

    private final ExchangeStore store;
    private final Permissions permissions;
    private final Resources resources;
    private final RequestRepository book;
    private final RequestActs drafts;
    private final Acts acts;

    Completions(ExchangeStore store, Permissions permissions, Resources resources, RequestRepository book,
            RequestActs drafts, Acts acts) {
        this.store = store;
        this.permissions = permissions;
        this.resources = resources;
        this.book = book;
        this.drafts = drafts;
        this.acts = acts;
    }

    ActPreview preview(Actor actor, String id, RequestDraft given) {
        return store.inTransaction(() -> {
            Request request = book.lock(id);
            RequestDraft draft = checked(actor, request, given);
            return acts.preview(drafts.request(DraftedRequests.completed(request, draft), actor.login()));
        });
    }

    void complete(Actor actor, String id, RequestDraft given, Optional<ApprovedAct> approved) {
        store.inTransaction(() -> {
            Request request = book.lock(id);
            RequestDraft draft = checked(actor, request, given);
            book.move(request, RequestAction.COMPLETE, actor.login(), "");
            book.complete(request, draft, RequestDigest.digest(draft));
            acts.submit(drafts.request(book.get(id), actor.login()), approved);
        });
    }

    private RequestDraft checked(Actor actor, Request request, RequestDraft given) {
        permissions.requireOf(actor, request.consumer(), request.id(), Role.REQUESTER);
        if (request.state().after(RequestAction.COMPLETE).isEmpty()) {
            throw RequestRepository.illegal(request, RequestAction.COMPLETE);
        }
        boolean same = given.resource().equals(request.resource()) && given.key().equals(request.key())
                && given.items().equals(request.items().stream().map(RequestedItem::item).toList());
        if (!same) {
            throw FieldFault.OTHER_REQUEST.of("resource, key, items");
        }
        Resource resource = resources.version(request.resource(), request.version())
                .orElseThrow(() -> new CodedException(ExchangeCode.RESOURCE_UNKNOWN, request.resource()));
        return RequestRules.check(given, resource, store.now());
    }
}
