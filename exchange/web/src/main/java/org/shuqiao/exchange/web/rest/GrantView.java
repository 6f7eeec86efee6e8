package org.shuqiao.exchange.web.rest;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.shuqiao.exchange.domain.grant.Grant;
import org.shuqiao.exchange.domain.grant.ItemPeriod;
import org.shuqiao.exchange.domain.grant.UsageHours;
import org.shuqiao.exchange.domain.resource.Mode;
import org.shuqiao.query.policy.Position;

/**
 * Response body of a grant: policy, digest, signature and status.
 *
 * @param positions item to where a query may use it, whose values are not given then
 * @param hours of a day within which it may be used
 * @param periods item to the time in which it is given, where it has one of its own
 */
public record GrantView(String id, String request, String resource, int version, String title, String provider,
        String consumer, String purpose, List<String> modes, List<String> columns, Map<String, String> masks,
        Optional<String> filter, OffsetDateTime from, OffsetDateTime to, String state, long delivered, String digest,
        String document, String signature, String signer, Map<String, List<String>> positions,
        Optional<String> hours, Map<String, String> periods) {

    static GrantView of(Grant grant, Instant now) {
        var policy = grant.policy();
        return new GrantView(grant.id(), grant.request(), policy.resource(), policy.version(), policy.title(),
                policy.provider(), policy.consumer(), policy.purpose(),
                policy.modes().stream().map(Mode::id).sorted().toList(), policy.columns(), policy.masks(),
                policy.filter(), RequestView.time(policy.from()), RequestView.time(policy.to()),
                grant.standing(now).name().toLowerCase(Locale.ROOT), grant.delivered(),
                grant.digest(), grant.document(), grant.signature(), grant.signer(), positions(policy.positions()),
                policy.hours().map(UsageHours::text), periods(policy.periods()));
    }

    private static Map<String, String> periods(Map<String, ItemPeriod> all) {
        Map<String, String> texts = new TreeMap<>();
        all.forEach((item, period) -> texts.put(item, period.text()));
        return texts;
    }

    private static Map<String, List<String>> positions(Map<String, Set<Position>> rules) {
        Map<String, List<String>> words = new TreeMap<>();
        rules.forEach((item, where) -> words.put(item, Position.words(where)));
        return words;
    }
}
