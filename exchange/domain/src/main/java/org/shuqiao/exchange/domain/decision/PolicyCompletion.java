package org.shuqiao.exchange.domain.decision;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.catalog.entry.Item;
import org.shuqiao.exchange.domain.ExchangeCode;
import org.shuqiao.exchange.domain.grant.Grant;
import org.shuqiao.exchange.domain.grant.GrantRepository;
import org.shuqiao.exchange.domain.grant.Policy;
import org.shuqiao.exchange.domain.grant.PolicyMask;
import org.shuqiao.exchange.domain.resource.Resource;
import org.shuqiao.exchange.domain.resource.Resources;
import org.shuqiao.query.mask.MaskKind;
import org.shuqiao.query.release.Grouping;

/**
 * Completes a policy by what the catalogue says of its items: the mask of an item fits its data element, and
 * aggregates have dimensions, measures and the item that tells persons apart.
 */
public final class PolicyCompletion {

    private static final String CITIZEN_NUMBER = "citizen-number";
    private static final String PERSON_NAME = "person-name";
    private static final String PHONE = "phone";
    /** They name persons, so they are given up first where a group is too small. */
    private static final Set<String> NAMES_OF_PERSONS = Set.of(CITIZEN_NUMBER, PERSON_NAME, PHONE);
    private static final Map<MaskKind, String> FORMS = Map.of(MaskKind.CITIZEN_NUMBER, CITIZEN_NUMBER,
            MaskKind.MIDDLE_CITIZEN_NUMBER, CITIZEN_NUMBER, MaskKind.PERSON_NAME, PERSON_NAME, MaskKind.PHONE, PHONE);

    private final Resources resources;
    private final GrantRepository grants;

    public PolicyCompletion(Resources resources, GrantRepository grants) {
        this.resources = resources;
        this.grants = grants;
    }

    Policy complete(Policy policy, Terms terms) {
        List<Item> items = resources.version(policy.resource(), policy.version()).map(Resource::items)
                .orElse(List.of());
        policy.masks().forEach((item, mask) -> check(items, item, mask));
        if (policy.minimumGroup().isEmpty()) {
            if (terms.measures().isPresent() || terms.unit().isPresent()) {
                throw new CodedException(ExchangeCode.TERMS_INVALID, "minimumGroup");
            }
            return policy;
        }
        Policy grouped = policy.grouped(grouping(policy, terms, items));
        grants.ofConsumer(policy.consumer()).stream().filter(grant -> differs(grant.policy(), grouped)).findFirst()
                .ifPresent(grant -> {
                    throw new CodedException(ExchangeCode.LATTICE_DIFFERS, grant.id());
                });
        return grouped;
    }

    /** A mask that knows a form hides every value of another, so choosing it for another element is a mistake. */
    private static void check(List<Item> items, String item, String mask) {
        Optional<String> element = items.stream().filter(each -> each.name().equals(item)).findFirst()
                .flatMap(Item::element);
        MaskKind kind = PolicyMask.read(mask).kind();
        Optional<String> form = Optional.ofNullable(FORMS.get(kind));
        if (element.isPresent() && form.isPresent() && NAMES_OF_PERSONS.contains(element.get())
                && !form.equals(element)) {
            throw new CodedException(ExchangeCode.MASK_OF_OTHER_FORM, item, element.get(), kind.code());
        }
    }

    private static Grouping grouping(Policy policy, Terms terms, List<Item> items) {
        List<String> measures = terms.measures().orElseGet(() -> policy.columns().stream()
                .filter(column -> number(items, column) && !policy.masks().containsKey(column)).toList());
        if (!policy.columns().containsAll(measures)) {
            throw new CodedException(ExchangeCode.TERMS_INVALID, "measures");
        }
        Optional<String> unit = terms.unit().or(() -> items.stream()
                .filter(item -> item.element().filter(CITIZEN_NUMBER::equals).isPresent()).map(Item::name).findFirst());
        if (terms.unit().filter(named -> items.stream().noneMatch(item -> item.name().equals(named))).isPresent()) {
            throw new CodedException(ExchangeCode.TERMS_INVALID, "unit");
        }
        List<String> dimensions = new ArrayList<>(policy.columns());
        dimensions.removeAll(measures);
        List<String> persons = dimensions.stream().filter(column -> namesPersons(items, column)).toList();
        dimensions.removeAll(persons);
        dimensions.addAll(persons);
        return new Grouping(dimensions, measures, unit);
    }

    private static boolean number(List<Item> items, String column) {
        return items.stream().anyMatch(item -> item.name().equals(column) && switch (item.type()) {
            case INTEGER, DECIMAL, DOUBLE -> true;
            case TEXT, DATE, TIMESTAMP, BOOLEAN -> false;
        });
    }

    private static boolean namesPersons(List<Item> items, String column) {
        return items.stream().anyMatch(item -> item.name().equals(column)
                && item.element().filter(NAMES_OF_PERSONS::contains).isPresent());
    }

    /** What left under another cut does not come back when its grant ends. */
    private static boolean differs(Policy earlier, Policy now) {
        return earlier.resource().equals(now.resource()) && earlier.grouping().isPresent()
                && !(earlier.grouping().equals(now.grouping()) && earlier.minimumGroup().equals(now.minimumGroup())
                        && earlier.filter().equals(now.filter()) && earlier.masks().equals(now.masks()));
    }
}
