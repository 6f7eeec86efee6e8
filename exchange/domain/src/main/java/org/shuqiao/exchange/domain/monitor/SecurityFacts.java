package org.shuqiao.exchange.domain.monitor;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.shuqiao.exchange.domain.store.ExchangeStore;
import org.shuqiao.ledger.security.SecurityEntry;
import org.shuqiao.ledger.security.SecurityEvent;
import org.shuqiao.ledger.security.SecurityLog;

/** Facts of the security log. */
final class SecurityFacts implements FactSource {

    private final SecurityLog security;
    private final Persons persons;

    SecurityFacts(ExchangeStore store, SecurityLog security) {
        this.security = security;
        this.persons = new Persons(store);
    }

    @Override
    public WatchedLog log() {
        return WatchedLog.SECURITY;
    }

    @Override
    public List<Fact> from(long index, int most) {
        List<SecurityEntry> found = security.from(index, most);
        Map<String, Persons.Holder> holders = persons.of(found.stream().map(each -> each.event().account())
                .filter(account -> !account.isEmpty()).collect(Collectors.toSet()));
        return found.stream().map(each -> fact(each, holders)).toList();
    }

    private static Fact fact(SecurityEntry entry, Map<String, Persons.Holder> holders) {
        SecurityEvent event = entry.event();
        Map<String, List<String>> fields = new HashMap<>(Map.of("kind", List.of(event.kind().word())));
        WatchedLog.SECURITY.fields().stream().filter(event.details()::containsKey)
                .forEach(field -> fields.put(field, List.of(event.details().get(field))));
        if (!event.about().isEmpty()) {
            fields.put("about", List.of(event.about()));
        }
        if (!event.account().isEmpty()) {
            fields.put("account", List.of(event.account()));
            fields.put("person", List.of(event.account()));
        }
        Persons.Holder holder = holders.get(event.account());
        if (holder != null) {
            fields.put("person", List.of(holder.person()));
            fields.put("department", List.of(holder.department()));
        }
        return new Fact(entry.index(), event.time().toInstant(), String.valueOf(entry.index()),
                weight(event.details().getOrDefault("count", "1")), 0, fields);
    }

    private static long weight(String count) {
        try {
            return Math.max(1, Long.parseLong(count));
        } catch (NumberFormatException e) {
            return 1;
        }
    }
}
