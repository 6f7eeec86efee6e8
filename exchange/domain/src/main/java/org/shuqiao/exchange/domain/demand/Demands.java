package org.shuqiao.exchange.domain.demand;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.catalog.publish.Entries;
import org.shuqiao.exchange.domain.ExchangeCode;
import org.shuqiao.exchange.domain.FieldFault;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.account.Permissions;
import org.shuqiao.exchange.domain.account.Role;
import org.shuqiao.exchange.domain.act.ActDraft;
import org.shuqiao.exchange.domain.act.ActPreview;
import org.shuqiao.exchange.domain.act.Acts;
import org.shuqiao.exchange.domain.act.ApprovedAct;
import org.shuqiao.exchange.domain.clock.ClockCode;
import org.shuqiao.exchange.domain.request.FreeTextRules;
import org.shuqiao.exchange.domain.request.LivingDepartments;
import org.shuqiao.exchange.domain.resource.Resource;
import org.shuqiao.exchange.domain.resource.Resources;
import org.shuqiao.exchange.domain.store.ExchangeStore;
import org.shuqiao.ledger.act.ActKind;
import org.shuqiao.ledger.json.CanonicalJson;

/**
 * Board of supply and demand (供需对接): a department states what data it lacks, the department that is asked answers with
 * an entry or a reason within its time, and entries that nobody ever used are listed.
 */
public final class Demands {

    private static final int TITLE = 100;

    private final ExchangeStore store;
    private final Permissions permissions;
    private final DemandRepository book;
    private final Resources resources;
    private final Entries entries;
    private final LivingDepartments living;
    private final Acts acts;

    public Demands(ExchangeStore store, Permissions permissions, DemandRepository book, Resources resources,
            Entries entries, LivingDepartments living, Acts acts) {
        this.store = store;
        this.permissions = permissions;
        this.book = book;
        this.resources = resources;
        this.entries = entries;
        this.living = living;
        this.acts = acts;
    }

    /** Statement of a demand. @param provider department that is asked for it */
    public record Stated(String title, String description, String provider) { }

    /** Entry that was published and from which nothing was ever delivered. */
    public record Unused(String code, String title, String provider) { }

    /** @return all demands, newest first */
    public List<Demand> list(Actor actor) {
        permissions.require(actor, Role.REQUESTER, Role.OFFICER, Role.AUTHORITY, Role.AUDITOR);
        return book.all();
    }

    /** @return the act of a demand, whose digest a person signs with a key of their own */
    public ActPreview previewDemand(Actor actor, Stated given) {
        Stated stated = checked(actor, given);
        return acts.preview(demand(actor, store.comingNumber("N"), stated));
    }

    /** States a demand, without personal data. @param approved the act that was shown; nothing for the log-in alone */
    public Demand state(Actor actor, Stated given, Optional<ApprovedAct> approved) {
        Stated stated = checked(actor, given);
        return store.inTransaction(() -> {
            String id = store.nextNumber("N");
            acts.submit(demand(actor, id, stated), approved);
            book.insert(id, actor.department(), stated, actor.login());
            return book.get(id, "");
        });
    }

    /** @return the act of an answer, whose digest an officer of the provider signs with a key of their own */
    public ActPreview previewAnswer(Actor actor, String id, Optional<String> resource, String text) {
        return acts.preview(answer(actor, answerable(actor, id, resource, ""), resource,
                FreeTextRules.check("text", text)));
    }

    /**
     * The provider answers, once.
     *
     * @param resource code of a published entry of the provider that serves the demand; none where it gives a reason
     * @param text     the reason, or how the entry serves it
     * @param approved the act that was shown; nothing for the log-in alone
     */
    public Demand answer(Actor actor, String id, Optional<String> resource, String text,
            Optional<ApprovedAct> approved) {
        String checked = FreeTextRules.check("text", text);
        return store.inTransaction(() -> {
            Demand demand = answerable(actor, id, resource, " for update");
            acts.submit(answer(actor, demand, resource, checked), approved);
            book.answer(id, resource, checked, actor.login());
            return book.get(id, "");
        });
    }

    private Stated checked(Actor actor, Stated given) {
        permissions.require(actor, Role.REQUESTER, Role.OFFICER);
        Stated stated = new Stated(title(given.title()), FreeTextRules.check("description", given.description()),
                given.provider().strip());
        living.require(stated.provider());
        if (stated.provider().equals(actor.department())) {
            throw new CodedException(ExchangeCode.OWN_RESOURCE, stated.provider());
        }
        return stated;
    }

    private Demand answerable(Actor actor, String id, Optional<String> resource, String suffix) {
        permissions.require(actor, Role.OFFICER);
        Demand demand = book.get(id, suffix);
        permissions.requireOf(actor, demand.provider(), id, Role.OFFICER);
        if (demand.answer().isPresent()) {
            throw new CodedException(ClockCode.DEMAND_STATE, id);
        }
        resource.map(resources::published).map(Resource::provider)
                .filter(provider -> !provider.equals(actor.department())).ifPresent(other -> {
                    throw new CodedException(ExchangeCode.OTHER_DEPARTMENT, resource.orElseThrow());
                });
        return demand;
    }

    private static ActDraft demand(Actor actor, String id, Stated stated) {
        ObjectNode body = CanonicalJson.object().put("title", stated.title())
                .put("description", stated.description()).put("provider", stated.provider());
        return new ActDraft(ActKind.DEMAND, id, actor.department(), actor.login(),
                id + " " + stated.title() + " → " + stated.provider() + "\n" + stated.description(), body);
    }

    private ActDraft answer(Actor actor, Demand demand, Optional<String> resource, String text) {
        ObjectNode body = CanonicalJson.object().put("text", text);
        resource.ifPresent(code -> body.put("resource", code));
        ActDraft draft = new ActDraft(ActKind.DEMAND_ANSWER, demand.id(), actor.department(), actor.login(),
                demand.id() + resource.map(code -> " → " + code).orElse("") + "\n" + text, body);
        return acts.reference(ActKind.DEMAND, demand.id()).map(draft::following).orElse(draft);
    }

    /** @return entries that are published and were never used, by code */
    public List<Unused> unused(Actor actor) {
        permissions.require(actor, Role.REQUESTER, Role.OFFICER, Role.AUTHORITY, Role.AUDITOR);
        Set<String> used = new HashSet<>(store.sql(
                "select distinct resource from exchange.grant_ where delivered > 0").query(String.class).list());
        return entries.titles().stream().filter(each -> !used.contains(each.code()))
                .map(each -> new Unused(each.code(), each.name(), each.provider())).toList();
    }

    private static String title(String given) {
        String title = FreeTextRules.check("title", given);
        if (title.codePointCount(0, title.length()) > TITLE) {
            throw FieldFault.longerThan(TITLE).of("title");
        }
        return title;
    }
}
