package org.shuqiao.exchange.domain.delivery;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.domain.grant.Grant;

/**
 * Order in which grants of one resource for one purpose are used: all of them stand until they end or are revoked, and
 * the engine takes the first that covers what a query asks. The wider one comes first: rows before aggregates, all rows
 * before some, clear values before masked ones, more items before fewer, then the newer before the older. Grants are
 * never mixed, for that would be more than either allows.
 */
final class GrantWidth {

    private static final Comparator<Grant> WIDEST_FIRST = Comparator
            .comparing((Grant grant) -> grant.policy().minimumGroup().isPresent())
            .thenComparing(grant -> grant.policy().filter().isPresent())
            .thenComparing(grant -> grant.policy().masks().size())
            .thenComparing(grant -> grant.policy().positions().size())
            .thenComparing(grant -> -grant.policy().columns().size());

    private GrantWidth() { }

    /** @return the grants by resource, each resource's widest first; resources in the order of their newest grant */
    static Map<String, List<Grant>> byResource(List<Grant> newestFirst) {
        Map<String, List<Grant>> grants = new LinkedHashMap<>();
        for (Grant grant : newestFirst) {
            grants.merge(grant.policy().resource(), List.of(grant), (some, one) ->
                    Stream.concat(some.stream(), one.stream()).sorted(WIDEST_FIRST).toList());
        }
        return grants;
    }

    /**
     * Leaves out what is used up where another grant of the same resource is not.
     *
     * @throws DeliveryRefusedException where every grant of a resource is used up
     */
    static List<Grant> withinQuota(List<Grant> grants, GrantChecks checks) {
        Map<String, Optional<DeliveryRefusedException>> used = new LinkedHashMap<>();
        List<Grant> left = grants.stream().filter(grant -> {
            Optional<CodedException> exhausted = checks.exhausted(grant, 0);
            used.merge(grant.policy().resource(),
                    exhausted.map(reason -> DeliveryRefusedException.of(reason, grant)),
                    (before, now) -> before.isEmpty() ? before : now.isEmpty() ? now : before);
            return exhausted.isEmpty();
        }).toList();
        used.values().stream().flatMap(Optional::stream).findFirst().ifPresent(refusal -> {
            throw refusal;
        });
        return left;
    }

    /** Chooses the first grant that gives all items of the candidates; else the first, to say what lacks. */
    static Grant verifying(List<Grant> ofResource, String keyColumn, List<Map<String, String>> candidates) {
        return ofResource.stream().filter(grant -> grant.policy().columns().contains(keyColumn)
                && candidates.stream().filter(Objects::nonNull)
                .allMatch(candidate -> grant.policy().columns().containsAll(candidate.keySet()))).findFirst()
                .orElseGet(ofResource::getFirst);
    }
}
