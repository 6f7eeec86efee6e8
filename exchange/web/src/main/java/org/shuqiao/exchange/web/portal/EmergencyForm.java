package org.shuqiao.exchange.web.portal;

import java.util.HashMap;
import java.util.Map;
import org.shuqiao.catalog.entry.Item;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.emergency.Emergencies;
import org.shuqiao.exchange.domain.intake.Requests;
import org.shuqiao.exchange.domain.request.Request;
import org.shuqiao.exchange.domain.resource.Resources;
import org.springframework.stereotype.Component;

/** Reads the form of an emergency grant: items that identify a person are masked, as a provider is suggested to. */
@Component
final class EmergencyForm {

    private final Requests requests;
    private final Resources resources;

    EmergencyForm(Requests requests, Resources resources) {
        this.requests = requests;
        this.resources = resources;
    }

    Emergencies.Proposed proposed(Actor actor, String request, int hours, String reason, PageLocalizer say) {
        Request asked = requests.get(actor, request.strip());
        Map<String, Item> items = new HashMap<>();
        resources.version(asked.resource(), asked.version()).ifPresent(resource ->
                resource.items().forEach(item -> items.put(item.name(), item)));
        return new Emergencies.Proposed(asked.id(), DecisionForm.masked(asked, items).decision(asked, say), hours,
                reason);
    }
}
