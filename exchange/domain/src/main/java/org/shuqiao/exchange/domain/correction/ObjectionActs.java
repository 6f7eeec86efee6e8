package org.shuqiao.exchange.domain.correction;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.act.ActDraft;
import org.shuqiao.exchange.domain.act.Acts;
import org.shuqiao.exchange.domain.entry.EntryActs;
import org.shuqiao.exchange.domain.resource.Resource;
import org.shuqiao.ledger.act.ActKind;
import org.shuqiao.ledger.json.CanonicalJson;

/**
 * Drafts the acts of an objection and of its answer. Their bodies have {@code resource}, {@code version},
 * {@code complaint}, {@code item}, {@code receipt}, {@code row}; and {@code outcome}, {@code explanation},
 * {@code since}. What a row holds stands in neither.
 */
final class ObjectionActs {

    private final Acts acts;

    ObjectionActs(Acts acts) {
        this.acts = acts;
    }

    ActDraft objection(Actor actor, String id, Resource resource, Complaint complaint) {
        ObjectNode body = CanonicalJson.object().put("resource", resource.code()).put("version", resource.version())
                .put("complaint", complaint.text());
        complaint.item().ifPresent(name -> body.put("item", name));
        complaint.receipt().ifPresent(receipt -> body.put("receipt", receipt));
        complaint.row().ifPresent(row -> body.put("row", row));
        String words = id + " " + resource.title() + complaint.item().map(name -> " / " + name).orElse("")
                + complaint.receipt().map(receipt -> " · " + receipt).orElse("")
                + (complaint.row().isPresent() ? " #" + complaint.row().getAsInt() : "") + "\n" + complaint.text();
        ActDraft draft = new ActDraft(ActKind.OBJECTION, id, actor.department(), actor.login(), words, body);
        return acts.reference(ActKind.ENTRY, EntryActs.id(resource.code(), resource.version()))
                .map(draft::following).orElse(draft);
    }

    ActDraft answer(Actor actor, String id, Answered answer) {
        ObjectNode body = CanonicalJson.object().put("outcome", answer.outcome().id())
                .put("explanation", answer.explanation());
        answer.since().ifPresent(day -> body.put("since", day.toString()));
        ActDraft draft = new ActDraft(ActKind.ANSWER, id, actor.department(), actor.login(),
                id + " " + answer.outcome().id() + answer.since().map(day -> " · " + day).orElse("") + "\n"
                        + answer.explanation(), body);
        return acts.reference(ActKind.OBJECTION, id).map(draft::following).orElse(draft);
    }
}
