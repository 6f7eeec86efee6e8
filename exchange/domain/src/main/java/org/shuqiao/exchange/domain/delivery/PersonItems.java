package org.shuqiao.exchange.domain.delivery;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.shuqiao.catalog.entry.Item;
import org.shuqiao.exchange.domain.grant.Policy;
import org.shuqiao.exchange.domain.resource.Resources;
import org.shuqiao.query.answer.PersonsBehind;
import org.shuqiao.query.answer.PersonsBehind.Told;

/** Tells by the catalogue which item of a resource is the number of the person that a row is about. */
public final class PersonItems {

    private static final String CITIZEN_NUMBER = "citizen-number";

    private final Resources resources;
    /** A version that was published does not change. */
    private final Map<String, Optional<String>> known = new ConcurrentHashMap<>();

    public PersonItems(Resources resources) {
        this.resources = resources;
    }

    /** @return the item, whether the policy grants it or not; nothing where rows are not about persons */
    Optional<String> of(Policy policy) {
        return known.computeIfAbsent(policy.resource() + " " + policy.version(), version -> resources
                .version(policy.resource(), policy.version()).flatMap(resource -> resource.items().stream()
                        .filter(item -> item.element().filter(CITIZEN_NUMBER::equals).isPresent())
                        .map(Item::name).findFirst()));
    }

    /** @return of whom a verification asked, and what it answered */
    List<PersonsBehind> asked(String grant, Policy policy, List<Map<String, String>> candidates,
            List<List<Object>> verdicts) {
        Optional<String> person = of(policy);
        if (person.isEmpty()) {
            return List.of();
        }
        Map<Told, Set<String>> numbers = new EnumMap<>(Told.class);
        for (int i = 0; i < candidates.size(); i++) {
            Optional<String> number = Optional.ofNullable(candidates.get(i).get(person.get()));
            boolean yes = verdicts.get(i).contains(true);
            Told told = number.isEmpty() ? Told.UNKNOWN : yes ? Told.CONFIRMED : Told.ASKED;
            if (yes || number.isPresent()) {
                Set<String> known = numbers.computeIfAbsent(told, any -> new HashSet<>());
                number.ifPresent(known::add);
            }
        }
        List<PersonsBehind> persons = new ArrayList<>();
        numbers.forEach((told, known) -> persons.add(new PersonsBehind(grant, told, known)));
        return persons;
    }
}
