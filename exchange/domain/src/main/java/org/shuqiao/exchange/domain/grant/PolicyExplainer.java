package org.shuqiao.exchange.domain.grant;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.shuqiao.base.error.Language;
import org.shuqiao.catalog.department.Departments;
import org.shuqiao.catalog.entry.Item;
import org.shuqiao.exchange.domain.request.ItemDecision;
import org.shuqiao.exchange.domain.request.Request;
import org.shuqiao.exchange.domain.request.RequestedItem;
import org.shuqiao.exchange.domain.resource.Resources;

/** Describes policies in words, with the names of departments and items. */
public final class PolicyExplainer {

    private final Departments departments;
    private final Resources resources;

    public PolicyExplainer(Departments departments, Resources resources) {
        this.departments = departments;
        this.resources = resources;
    }

    /** @param decisions what was decided about each item, to say what is not given */
    public GrantPreview preview(Policy policy, Map<String, ItemDecision> decisions) {
        Map<String, PolicyText.Refusal> refused = new LinkedHashMap<>();
        decisions.forEach((item, decision) -> {
            if (decision instanceof ItemDecision.Refuse refuse) {
                refused.put(item, new PolicyText.Refusal(refuse.reason(), refuse.rule()));
            }
        });
        String canonical = PolicyJson.write(policy);
        return new GrantPreview(policy, canonical, PolicyJson.digest(canonical), explain(policy, refused, Language.ZH),
                explain(policy, refused, Language.EN));
    }

    /** @param request as it was decided */
    public GrantPreview preview(Policy policy, Request request) {
        Map<String, ItemDecision> decisions = new LinkedHashMap<>();
        for (RequestedItem item : request.items()) {
            item.decision().ifPresent(decision -> decisions.put(item.item(), decision));
        }
        return preview(policy, decisions);
    }

    /** @return what the policy allows, in words */
    public String explain(Policy policy, Language language) {
        return explain(policy, Map.of(), language);
    }

    private String explain(Policy policy, Map<String, PolicyText.Refusal> refused, Language language) {
        return text(policy, language).describe(policy, refused);
    }

    /** @return how an item of the policy is given, in words */
    public String item(Policy policy, String item, Language language) {
        return text(policy, language).item(policy, item);
    }

    /** @return the title of an item, in the version that the policy is of */
    public String title(Policy policy, String item, Language language) {
        return text(policy, language).title(item);
    }

    /** @return how often the policy may be used and for how many rows, in words */
    public String quota(Policy policy, Language language) {
        return text(policy, language).quota(policy);
    }

    /** @return which rows the policy gives, in words */
    public String rows(Policy policy, Language language) {
        return text(policy, language).rows(policy);
    }

    private PolicyText text(Policy policy, Language language) {
        Map<String, String> titles = resources.version(policy.resource(), policy.version())
                .map(resource -> resource.items().stream().collect(Collectors.toMap(Item::name, Item::title)))
                .orElse(Map.of());
        PolicyText.Names names = new PolicyText.Names(department(policy.provider(), language),
                department(policy.consumer(), language), titles);
        return new PolicyText(language, names);
    }

    private String department(String id, Language language) {
        return departments.find(id).map(each -> language == Language.ZH ? each.zh() : each.en()).orElse(id);
    }
}
