package org.shuqiao.exchange.domain.entry;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.catalog.entry.Item;
import org.shuqiao.exchange.domain.ExchangeCode;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.account.DataAuthority;
import org.shuqiao.exchange.domain.account.Permissions;
import org.shuqiao.exchange.domain.account.Role;
import org.shuqiao.exchange.domain.act.ActDraft;
import org.shuqiao.exchange.domain.act.ActPreview;
import org.shuqiao.exchange.domain.act.Acts;
import org.shuqiao.exchange.domain.act.ApprovedAct;
import org.shuqiao.exchange.domain.ledger.CatalogEvents;
import org.shuqiao.exchange.domain.ledger.EventOutbox;
import org.shuqiao.exchange.domain.resource.Binding;
import org.shuqiao.exchange.domain.resource.Bindings;
import org.shuqiao.exchange.domain.resource.Resource;
import org.shuqiao.exchange.domain.resource.Resources;
import org.shuqiao.exchange.domain.resource.SignedBinding;
import org.shuqiao.exchange.domain.store.ExchangeStore;
import org.shuqiao.ledger.act.Act;
import org.shuqiao.ledger.act.ActKind;
import org.shuqiao.ledger.act.ActReference;
import org.shuqiao.ledger.act.SignedAct;
import org.shuqiao.ledger.event.LifeCycleEvent;
import org.shuqiao.ledger.json.CanonicalJson;
import org.shuqiao.ledger.json.JsonFields;

/**
 * Signed versions of catalogue entries with the tables behind them. A version has one act for each table that it was
 * bound to; requests cite the newest, and what was granted under an older one is suspended until it is signed again.
 */
public final class EntryActs {

    private final ExchangeStore store;
    private final Permissions permissions;
    private final Resources resources;
    private final Bindings bindings;
    private final Acts acts;
    private final CatalogEvents catalog;
    private final EventOutbox outbox;

    public EntryActs(ExchangeStore store, Permissions permissions, Resources resources, Bindings bindings, Acts acts,
            CatalogEvents catalog, EventOutbox outbox) {
        this.store = store;
        this.permissions = permissions;
        this.resources = resources;
        this.bindings = bindings;
        this.acts = acts;
        this.catalog = catalog;
        this.outbox = outbox;
        acts.onSigned(ActKind.ENTRY, this::announce);
    }

    /** @return the id of a version in its acts, for example {@code 10101001/000001@2} */
    public static String id(String code, int version) {
        return code + "@" + version;
    }

    /**
     * Binds a version of a resource to a table, or binds it anew, within the transaction of the change to which a
     * second person agreed. A provider with a node signs the version afterwards ({@link #sign}); until then nothing is
     * requested and no grant of it is used. A version that is under review is signed with its table once it is
     * published.
     */
    public void bindWithin(Actor actor, String code, int version, Binding binding) {
        catalog.relayNew(); // the ledger hears of an entry before it hears of its table
        permissions.requireOf(actor, provider(code, version), code, Role.OFFICER);
        bindings.write(actor, code, version, binding);
        if (resources.version(code, version).isEmpty()) {
            return;
        }
        Resource resource = version(code, version);
        boolean same = acts.signed(ActKind.ENTRY, id(code, version)).flatMap(act -> table(act.act()))
                .filter(binding::equals).isPresent();
        if (!same) {
            acts.submitHosted(draft(resource, Optional.of(binding), actor.login()));
        }
    }

    /** Signs a version with the table that it was bound to before it was published, where a hosted key signs. */
    public void signBound(String code, int version) {
        if (bindings.boundAt(code, version).isEmpty()) {
            return;
        }
        catalog.relayNew();
        store.inTransaction(() -> resources.version(code, version)
                .filter(resource -> acts.about(ActKind.ENTRY, id(code, version)).isEmpty())
                .ifPresent(resource -> acts.submitHosted(draft(resource, bindings.find(code, version),
                        resources.submittedBy(code, version)))));
        outbox.drain();
    }

    /** Tells the ledger what was bound, once that is on disk. */
    public void sendEvents() {
        outbox.drain();
    }

    /** Refuses a version of a resource that there is not. */
    public void requireVersion(String code, int version) {
        provider(code, version);
    }

    private String provider(String code, int version) {
        return resources.provider(code, version)
                .orElseThrow(() -> new CodedException(ExchangeCode.RESOURCE_UNKNOWN, code));
    }

    /** What a version was signed with first is part of it; each other table is an event. */
    private void announce(SignedAct entry) {
        Act now = entry.act();
        acts.about(ActKind.ENTRY, now.id()).stream().flatMap(stored -> stored.signed().stream()).map(SignedAct::act)
                .filter(each -> !each.digest().equals(now.digest())).findFirst()
                .filter(before -> !table(before).equals(table(now)))
                .ifPresent(before -> {
                    JsonFields named = JsonFields.of(JsonFields.of(now.body(), "body.").object("entry"), "entry.");
                    outbox.add(now.department(), (event, time) -> new LifeCycleEvent.EntryBound(event, time,
                            named.text("code"), Math.toIntExact(named.number("version")), now.digest()));
                });
    }

    private static Optional<Binding> table(Act entry) {
        return binding(entry).map(SignedBinding::binding);
    }

    /** @return what an officer of the provider signs for the newest version as it is bound now */
    public ActPreview preview(Actor actor, String code) {
        return acts.preview(newest(actor, code));
    }

    /** Signs the newest version as it is bound now, or unbound, also one that a hosted key signed before. */
    public void sign(Actor actor, String code, Optional<ApprovedAct> approved) {
        store.inTransaction(() -> {
            acts.submit(newest(actor, code), approved);
        });
        outbox.drain();
    }

    private ActDraft newest(Actor actor, String code) {
        Resource resource = owned(actor, code, resources.published(code).version());
        return draft(resource, bindings.find(code, resource.version()), actor.login());
    }

    /**
     * Signs, within the caller's transaction, a version that has no act yet, in the name of the officer who submitted
     * it to the catalogue; only a hosted key signs so.
     *
     * @return how a request cites the version
     * @throws CodedException {@code ENTRY_UNSIGNED} when its provider has not signed it as it is bound now
     */
    public ActReference require(Resource resource) {
        String id = id(resource.code(), resource.version());
        Optional<Binding> now = bindings.find(resource.code(), resource.version());
        if (acts.about(ActKind.ENTRY, id).isEmpty()) {
            acts.submitHosted(draft(resource, now, resources.submittedBy(resource.code(), resource.version())));
        }
        return acts.signed(ActKind.ENTRY, id).map(SignedAct::act)
                .filter(act -> table(act).equals(now)).map(Act::reference)
                .orElseThrow(() -> new CodedException(ExchangeCode.ENTRY_UNSIGNED, resource.code(),
                        resource.version()));
    }

    /** @return the binding that a signed version names; nothing where it was not bound yet */
    public static Optional<SignedBinding> binding(Act entry) {
        return JsonFields.of(entry.body(), "body.").optionalObject("binding").map(SignedBinding::read);
    }

    private Resource owned(Actor actor, String code, int version) {
        Resource resource = version(code, version);
        permissions.requireOf(actor, resource.provider(), code, Role.OFFICER);
        return resource;
    }

    private Resource version(String code, int version) {
        return resources.version(code, version)
                .orElseThrow(() -> new CodedException(ExchangeCode.RESOURCE_UNKNOWN, code));
    }

    private ActDraft draft(Resource resource, Optional<Binding> binding, String person) {
        String id = id(resource.code(), resource.version());
        Optional<SignedBinding> signed = binding.map(table -> SignedBinding.of(resource, table));
        ObjectNode body = CanonicalJson.object();
        body.putObject("entry").put("code", resource.code()).put("version", resource.version())
                .put("title", resource.title()).put("provider", resource.provider())
                .put("sharing", resource.sharing().code())
                .put("digest", resources.digest(resource.code(), resource.version()));
        Optional<String> authority = new DataAuthority(store).department();
        authority.ifPresent(department -> ((ObjectNode) body.get("entry")).put("authority", department));
        signed.ifPresent(table -> body.set("binding", table.tree()));
        ActDraft draft = new ActDraft(ActKind.ENTRY, id, resource.provider(), person,
                words(resource, signed) + authority.map(EntryActs::words).orElse(""), body);
        return acts.reference(ActKind.ENTRY, id).map(draft::following).orElse(draft);
    }

    /** Two of its persons may give an emergency grant; the provider says so by naming it. */
    private static String words(String authority) {
        return "\n\n数据主管部门：%s（应急时可由其两人授权）。The data authority is %s; two of its persons may give emergency "
                .formatted(authority, authority) + "grants.";
    }

    private static String words(Resource resource, Optional<SignedBinding> signed) {
        String columns = String.join("、", resource.items().stream().map(Item::name).toList());
        String entry = "《%s》（%s，第 %d 版）".formatted(resource.title(), resource.code(), resource.version());
        return signed.map(table -> (entry + "的数据取自 %s，以 %s 之名供查询；信息项：%s。\n\n"
                + "It is read from %s and queried as %s; items: %s.").formatted(
                        table.binding().backing().label(), table.binding().table(), columns,
                        table.binding().backing().label(), table.binding().table(), columns.replace("、", ", ")))
                .orElse(entry + "尚未绑定数据表；信息项：%s。\n\nIt is bound to no table yet; items: %s."
                        .formatted(columns, columns.replace("、", ", ")));
    }
}
