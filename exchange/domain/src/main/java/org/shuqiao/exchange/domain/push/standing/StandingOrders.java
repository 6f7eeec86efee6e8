package org.shuqiao.exchange.domain.push.standing;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.account.Permissions;
import org.shuqiao.exchange.domain.account.Role;
import org.shuqiao.exchange.domain.act.ActDraft;
import org.shuqiao.exchange.domain.act.ActPreview;
import org.shuqiao.exchange.domain.act.Acts;
import org.shuqiao.exchange.domain.act.ApprovedAct;
import org.shuqiao.exchange.domain.push.PushCode;
import org.shuqiao.exchange.domain.push.PushTarget;
import org.shuqiao.exchange.domain.push.making.PushOrder;
import org.shuqiao.exchange.domain.push.targets.PushTargets;
import org.shuqiao.exchange.domain.request.FreeTextRules;
import org.shuqiao.exchange.domain.resource.Resource;
import org.shuqiao.exchange.domain.resource.Resources;
import org.shuqiao.exchange.domain.store.ExchangeStore;
import org.shuqiao.ledger.act.ActKind;
import org.shuqiao.ledger.json.CanonicalJson;
import org.shuqiao.ledger.json.JsonTime;

/**
 * Orders pushes that are repeated, by an act of the consumer: its node signs each attempt on this order, for a year. A
 * return flow is one for each target of the level below, which gets the rows of its own division.
 */
public final class StandingOrders {

    private static final int LEAST_MINUTES = 5;
    private static final int MOST_MINUTES = 31 * 24 * 60;
    /** Days for which a node signs on an order. */
    private static final int DAYS = 366;

    private final ExchangeStore store;
    private final Permissions permissions;
    private final PushTargets targets;
    private final Resources resources;
    private final Acts acts;

    public StandingOrders(ExchangeStore store, Permissions permissions, PushTargets targets, Resources resources,
            Acts acts) {
        this.store = store;
        this.permissions = permissions;
        this.targets = targets;
        this.resources = resources;
        this.acts = acts;
    }

    /**
     * Pushes to be repeated.
     *
     * @param target       id of a target; nothing for every target of the department that takes one division
     * @param divisionItem whose values are codes of divisions, where targets take those of one alone; else blank
     * @param minutes      between two; 0 for after each run that standardized the dataset
     */
    public record Asked(String purpose, String resource, List<String> items, Optional<String> target,
            String divisionItem, int minutes) {

        public Asked {
            purpose = purpose.strip();
            items = List.copyOf(items);
        }
    }

    /** An order for one target, with what each of its attempts asks. */
    private record Part(PushOrder order, String asked) { }

    /** @return the act of the order, whose digest a requester signs with a key of their own */
    public ActPreview preview(Actor actor, Asked asked) {
        List<Part> parts = parts(actor, asked);
        return acts.preview(draft(actor, asked, parts, number -> store.comingNumber("S", number)));
    }

    /**
     * Orders, beginning now.
     *
     * @param approved the act that {@link #preview} showed; nothing where the log-in vouches for the person
     * @return one for each target
     * @throws CodedException {@code SCHEDULE_INVALID}, {@code NO_RUNS}, {@code TARGET_UNKNOWN},
     *     {@code DIVISION_ITEM_NEEDED}
     */
    public List<StandingPush> order(Actor actor, Asked asked, Optional<ApprovedAct> approved) {
        List<Part> parts = parts(actor, asked);
        return store.inTransaction(() -> {
            List<String> ids = parts.stream().map(part -> store.nextNumber("S")).toList();
            String act = acts.submit(draft(actor, asked, parts, ids::get), approved).act().digest();
            List<StandingPush> ordered = new ArrayList<>();
            for (int number = 0; number < parts.size(); number++) {
                insert(ids.get(number), actor, parts.get(number).order(), asked.minutes(), act);
                ordered.add(StandingPush.find(store, ids.get(number)).orElseThrow());
            }
            return ordered;
        });
    }

    private List<Part> parts(Actor actor, Asked asked) {
        permissions.require(actor, Role.REQUESTER);
        if (asked.minutes() != 0 && (asked.minutes() < LEAST_MINUTES || asked.minutes() > MOST_MINUTES)) {
            throw new CodedException(PushCode.SCHEDULE_INVALID, asked.minutes());
        }
        Resource resource = resources.published(asked.resource());
        if (asked.minutes() == 0 && resource.dataset().isEmpty()) {
            throw new CodedException(PushCode.NO_RUNS, resource.code());
        }
        List<PushTarget> chosen = asked.target().map(id -> List.of(targets.standing(actor.department(), id)))
                .orElseGet(() -> targets.list(actor).stream().filter(each -> !each.division().isEmpty()).toList());
        if (chosen.isEmpty()) {
            throw new CodedException(PushCode.TARGET_UNKNOWN, "6/9/12");
        }
        return chosen.stream().map(target -> part(asked, target)).toList();
    }

    private Part part(Asked asked, PushTarget target) {
        targets.requireSliced(target, asked.divisionItem());
        PushOrder order = new PushOrder(asked.purpose(), asked.resource(), asked.items(), target.id(),
                asked.divisionItem());
        return new Part(order, order.asked(target.division()));
    }

    /** @param ids of the standing pushes by their place */
    private ActDraft draft(Actor actor, Asked asked, List<Part> parts, IntFunction<String> ids) {
        String purpose = FreeTextRules.purpose(asked.purpose());
        String until = JsonTime.format(store.today().plusDays(DAYS).atStartOfDay(ExchangeStore.ZONE)
                .toOffsetDateTime());
        ObjectNode body = CanonicalJson.object().put("purpose", purpose).put("minutes", asked.minutes())
                .put("until", until);
        ArrayNode orders = body.putArray("orders");
        StringBuilder each = new StringBuilder();
        for (int number = 0; number < parts.size(); number++) {
            orders.add(parts.get(number).asked());
            each.append('\n').append(ids.apply(number)).append(": ").append(parts.get(number).asked());
        }
        String words = ("定期推送（用途：%s）：%s，至 %s；每次由本部门的密钥签署。%s\n\n"
                + "Standing push for the purpose %s: %s, until %s; the department's key signs each time.").formatted(
                        purpose, asked.minutes() == 0 ? "每次治理之后" : "每 " + asked.minutes() + " 分钟", until, each,
                        purpose, asked.minutes() == 0 ? "after each run"
                                : "every " + asked.minutes() + " minutes", until);
        return new ActDraft(ActKind.STANDING_PUSH, ids.apply(0), actor.department(), actor.login(), words, body);
    }

    private void insert(String id, Actor actor, PushOrder order, int minutes, String act) {
        store.sql("""
                insert into exchange.standing_push (id, consumer, ordered_by, purpose, resource, items, target,
                    division_item, minutes, next_at, act)
                values (:id, :consumer, :by, :purpose, :resource, :items, :target, :item, :minutes, :at, :act)""")
                .param("id", id).param("consumer", actor.department()).param("by", actor.login())
                .param("purpose", order.purpose()).param("resource", order.resource())
                .param("items", order.items().toArray(String[]::new)).param("target", order.target())
                .param("item", order.divisionItem()).param("minutes", minutes).param("act", act)
                .param("at", ExchangeStore.column(store.now())).update();
    }
}
