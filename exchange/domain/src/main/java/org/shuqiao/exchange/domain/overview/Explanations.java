package org.shuqiao.exchange.domain.overview;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.base.error.Language;
import org.shuqiao.catalog.entry.Item;
import org.shuqiao.exchange.domain.ExchangeCode;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.grant.Grant;
import org.shuqiao.exchange.domain.grant.GrantRepository;
import org.shuqiao.exchange.domain.grant.Policy;
import org.shuqiao.exchange.domain.grant.PolicyExplainer;
import org.shuqiao.exchange.domain.request.ItemDecision;
import org.shuqiao.exchange.domain.request.Request;
import org.shuqiao.exchange.domain.request.RequestRepository;
import org.shuqiao.exchange.domain.request.RequestedItem;
import org.shuqiao.exchange.domain.resource.Resource;
import org.shuqiao.exchange.domain.resource.Resources;
import org.shuqiao.ledger.record.ExchangeRecordDraft;
import org.shuqiao.ledger.record.GrantUse;
import org.shuqiao.ledger.record.Outcome;
import org.shuqiao.query.policy.Position;

/** Explains records: why a cell is masked, rows are left out, or a use was refused. */
public final class Explanations {

    private final Receipts receipts;
    private final GrantRepository grants;
    private final RequestRepository requests;
    private final Resources resources;
    private final PolicyExplainer words;

    public Explanations(Receipts receipts, GrantRepository grants, RequestRepository requests, Resources resources,
            PolicyExplainer words) {
        this.receipts = receipts;
        this.grants = grants;
        this.requests = requests;
        this.resources = resources;
        this.words = words;
    }

    /**
     * @param item leaves out all other items
     * @return for both sides of the record, the authority and auditors
     * @throws CodedException {@code ITEM_UNKNOWN} where no entry behind the record has the item
     */
    public Explanation of(Actor actor, String id, Optional<String> item) {
        ExchangeRecordDraft record = receipts.get(actor, id).record().draft();
        Explanation whole = new Explanation(record.id(), record.outcome().word(),
                record.outcome() instanceof Outcome.Refused refused ? Optional.of(refused.code()) : Optional.empty(),
                concerned(record).map(each -> explain(each, item)).toList());
        if (item.isPresent() && whole.grants().stream().allMatch(grant -> grant.items().isEmpty())) {
            throw new CodedException(ExchangeCode.ITEM_UNKNOWN, id, item.get());
        }
        return whole;
    }

    private record Concerned(Grant grant, boolean used) { }

    private Stream<Concerned> concerned(ExchangeRecordDraft record) {
        if (!record.uses().isEmpty()) {
            return record.uses().stream().map(GrantUse::grant).distinct().flatMap(id -> grants.find(id).stream())
                    .map(grant -> new Concerned(grant, true));
        }
        Optional<String> resource = record.outcome() instanceof Outcome.Refused refused ? refused.resource()
                : Optional.empty();
        return resource.stream().flatMap(code -> grants.ofConsumer(record.consumer()).stream()
                .filter(grant -> grant.policy().resource().equals(code)
                        && grant.policy().purpose().equals(record.purpose())))
                .map(grant -> new Concerned(grant, false));
    }

    private Explanation.OfGrant explain(Concerned concerned, Optional<String> only) {
        Grant grant = concerned.grant();
        Policy policy = grant.policy();
        Request request = requests.get(grant.request());
        Optional<Resource> entry = resources.version(policy.resource(), policy.version());
        Map<String, ItemDecision> decided = new LinkedHashMap<>();
        for (RequestedItem asked : request.items()) {
            asked.decision().ifPresent(decision -> decided.put(asked.item(), decision));
        }
        List<Explanation.OfItem> items = entry.stream().flatMap(resource -> resource.items().stream())
                .filter(item -> only.filter(name -> !name.equals(item.name())).isEmpty())
                .map(item -> item(policy, decided, item)).toList();
        return new Explanation.OfGrant(grant.id(), concerned.used(), both(language -> words.rows(policy, language)),
                request.id(), decider(request, grant), request.times().decidedAt(), policy.basis(),
                policy.resource(), policy.version(), policy.title(), policy.provider(),
                entry.map(resource -> resource.sharing().code()).orElse(""), entry.map(Resource::basis).orElse(""),
                items);
    }

    private String decider(Request request, Grant grant) {
        return requests.steps(request.id()).stream()
                .filter(step -> switch (step.state()) {
                    case AGREED, PARTLY_AGREED, REFUSED -> true;
                    case SUBMITTED, RETURNED, GRANTED, WITHDRAWN -> false;
                }).reduce((first, last) -> last).map(step -> step.by()).orElse(grant.issuedBy());
    }

    private Explanation.OfItem item(Policy policy, Map<String, ItemDecision> decided, Item item) {
        String name = item.name();
        if (policy.columns().contains(name)) {
            return given(policy, item);
        }
        if (decided.get(name) instanceof ItemDecision.Refuse refused) {
            return new Explanation.OfItem(name, item.title(), "refused", refused.rule(), new Explanation.Words(
                    "审核时不予提供：" + refused.reason(), "refused by the decision: " + refused.reason()));
        }
        return new Explanation.OfItem(name, item.title(), "not-asked", "", new Explanation.Words(
                "申请中没有该项", "the request did not ask for it"));
    }

    private Explanation.OfItem given(Policy policy, Item item) {
        Optional<String> mask = Optional.ofNullable(policy.masks().get(item.name()));
        boolean placed = policy.positions().containsKey(item.name());
        String rule = placed ? String.join("+", Position.words(policy.positions().get(item.name())))
                : mask.orElse("");
        return new Explanation.OfItem(item.name(), item.title(),
                placed ? "placed" : mask.isPresent() ? "masked" : "clear", rule,
                both(language -> words.item(policy, item.name(), language)));
    }

    private static Explanation.Words both(Function<Language, String> say) {
        return new Explanation.Words(say.apply(Language.ZH), say.apply(Language.EN));
    }
}
