package org.shuqiao.exchange.domain.monitor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.shuqiao.exchange.domain.account.Role;
import org.shuqiao.exchange.domain.alert.AlertDraft;
import org.shuqiao.exchange.domain.alert.Audience;

/** Makes the alert of a rule that was broken. */
final class BrokenRule {

    /** Who it was is a field of its own, which not everybody sees. */
    private static final Set<String> PERSONAL = Set.of("account", "person");

    private BrokenRule() { }

    /** @param group values of the rule's fields, in their order */
    static AlertDraft alert(MonitorRule rule, List<String> group, Fact fact, GroupMemory.Alarm alarm) {
        List<String> about = new ArrayList<>();
        for (int i = 0; i < group.size(); i++) {
            if (!PERSONAL.contains(rule.by().get(i))) {
                about.add(rule.by().get(i) + " " + group.get(i));
            }
        }
        boolean personal = rule.by().stream().anyMatch(PERSONAL::contains);
        Optional<String> consumer = fact.first("consumer").or(() -> fact.first("department"));
        return new AlertDraft(rule.id(), rule.severity(), rule.words(), rule.remedy(), String.join(" · ", about),
                grouped(rule, group, "grant"), single(fact, "provider"), consumer,
                personal ? fact.first("account") : Optional.empty(), alarm.figure(), alarm.places(),
                audience(rule, fact, consumer));
    }

    private static Audience audience(MonitorRule rule, Fact fact, Optional<String> consumer) {
        Audience audience = Audience.nobody();
        for (Told told : rule.tell()) {
            switch (told) {
                case AUTHORITY -> audience = audience.holdersOf(Role.AUTHORITY);
                case AUDITOR -> audience = audience.holdersOf(Role.AUDITOR);
                case CONSUMER -> audience = consumer.map(audience::officersOf).orElse(audience);
                case PROVIDER -> {
                    for (String provider : fact.values("provider")) {
                        audience = audience.officersOf(provider);
                    }
                }
            }
        }
        return audience;
    }

    private static Optional<String> grouped(MonitorRule rule, List<String> group, String field) {
        int at = rule.by().indexOf(field);
        return at < 0 ? Optional.empty() : Optional.of(group.get(at));
    }

    private static Optional<String> single(Fact fact, String field) {
        return fact.values(field).size() == 1 ? fact.first(field) : Optional.empty();
    }
}
