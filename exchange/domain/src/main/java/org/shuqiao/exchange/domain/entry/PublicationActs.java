package org.shuqiao.exchange.domain.entry;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.shuqiao.catalog.entry.EntryDraft;
import org.shuqiao.catalog.entry.ItemDraft;
import org.shuqiao.catalog.json.CatalogJson;
import org.shuqiao.catalog.publish.EntryVersion;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.account.PersonKeys;
import org.shuqiao.exchange.domain.act.ActDraft;
import org.shuqiao.exchange.domain.act.ActPreview;
import org.shuqiao.exchange.domain.act.Acts;
import org.shuqiao.exchange.domain.act.ApprovedAct;
import org.shuqiao.exchange.domain.store.ExchangeStore;
import org.shuqiao.ledger.act.ActKind;
import org.shuqiao.ledger.act.Approval;
import org.shuqiao.ledger.json.CanonicalJson;

/**
 * Approvals of the data authority's reviewers with a key of their own: an act of the authority says which revision of
 * which version may be published, by the digest of all that its draft says.
 */
public final class PublicationActs {

    private final ExchangeStore store;
    private final Acts acts;
    private final PersonKeys persons;

    public PublicationActs(ExchangeStore store, Acts acts) {
        this.store = store;
        this.acts = acts;
        this.persons = new PersonKeys(store);
    }

    /** @return the act, whose digest the reviewer signs with a key of their own */
    public ActPreview preview(Actor actor, EntryVersion version) {
        return store.inTransaction(() -> acts.preview(draft(actor, version)));
    }

    /** Keeps the reviewer's approval. @param approved nothing where the log-in is enough: the account has no passkey */
    public void approve(Actor actor, EntryVersion version, Optional<ApprovedAct> approved) {
        if (approved.isEmpty()) {
            persons.require(actor.login(), Approval.session());
            return;
        }
        store.inTransaction(() -> {
            acts.submit(draft(actor, version), approved);
        });
    }

    private static ActDraft draft(Actor actor, EntryVersion version) {
        EntryDraft draft = version.draft();
        String digest = CatalogJson.digest(draft);
        ObjectNode body = CanonicalJson.object();
        body.putObject("publication").put("entry", version.entry()).put("version", version.version())
                .put("revision", version.revision()).put("provider", draft.provider()).put("digest", digest);
        String items = String.join("、", draft.items().stream().map(ItemDraft::name).toList());
        String words = ("同意发布 %2$s 的《%1$s》第 %3$d 版（修订 %4$d）；信息项：%5$s；内容摘要：%6$s。\n\n"
                + "Publish version %3$d (revision %4$d) of “%1$s” of %2$s; items: %7$s; digest of what it says: %6$s.")
                .formatted(draft.name(), draft.provider(), version.version(), version.revision(), items, digest,
                        items.replace("、", ", "));
        return new ActDraft(ActKind.PUBLICATION, "entry:" + version.entry() + "@" + version.version(),
                actor.department(), actor.login(), words, body);
    }
}
