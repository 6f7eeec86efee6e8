package org.shuqiao.exchange.domain.decision;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.domain.ExchangeCode;
import org.shuqiao.exchange.domain.GrantUseCode;
import org.shuqiao.exchange.domain.grant.ItemPeriod;
import org.shuqiao.exchange.domain.grant.Policy;
import org.shuqiao.exchange.domain.grant.PolicyMask;
import org.shuqiao.exchange.domain.grant.Quota;
import org.shuqiao.exchange.domain.request.FreeTextRules;
import org.shuqiao.exchange.domain.request.ItemDecision;
import org.shuqiao.exchange.domain.request.Request;
import org.shuqiao.exchange.domain.request.RequestedItem;
import org.shuqiao.exchange.domain.resource.Mode;
import org.shuqiao.exchange.domain.resource.RowFilterNormalizer;
import org.shuqiao.query.mask.MaskKind;
import org.shuqiao.query.policy.Mask;
import org.shuqiao.query.policy.Position;

/**
 * Compiles a request and its decision into the policy of the grant. A policy never allows more than was
 * requested: columns, rows, modes and period only become fewer.
 */
final class PolicyCompiler {

    private PolicyCompiler() { }

    /** @return the policy; empty when every item is refused */
    static Optional<Policy> compile(Request request, Decision decision) {
        List<String> columns = new ArrayList<>();
        Map<String, String> masks = new TreeMap<>();
        for (RequestedItem asked : request.items()) {
            String item = asked.item();
            ItemDecision decided = decision.items().get(item);
            if (decided == null) {
                throw new CodedException(ExchangeCode.ITEM_UNDECIDED, item);
            }
            switch (decided) {
                case ItemDecision.Agree agree -> columns.add(item);
                case ItemDecision.AgreeMasked masked -> {
                    columns.add(item);
                    masks.put(item, mask(item, masked.mask()));
                }
                case ItemDecision.Refuse refuse -> founded(item, refuse);
            }
        }
        decision.items().keySet().forEach(item -> requested(request, item));
        return columns.isEmpty() ? Optional.empty() : Optional.of(policy(request, decision.terms(), columns, masks));
    }

    private static Policy policy(Request request, Terms terms, List<String> columns, Map<String, String> masks) {
        Instant from = terms.from().orElse(request.from()).truncatedTo(ChronoUnit.MILLIS);
        Instant to = terms.to().orElse(request.to()).truncatedTo(ChronoUnit.MILLIS);
        if (from.isBefore(request.from().truncatedTo(ChronoUnit.MILLIS)) || to.isAfter(request.to())
                || !from.isBefore(to)) {
            throw new CodedException(ExchangeCode.VALIDITY_TOO_WIDE);
        }
        Set<Mode> modes = terms.modes().orElse(request.modes());
        if (modes.isEmpty() || !request.modes().containsAll(modes)) {
            throw new CodedException(ExchangeCode.TERMS_INVALID, "modes");
        }
        Mode.requireDelivered(modes);
        check(terms.quota());
        if (terms.minimumGroup().isPresent() && terms.minimumGroup().getAsInt() < 2) {
            throw new CodedException(ExchangeCode.TERMS_INVALID, "minimumGroup");
        }
        Map<String, ItemPeriod> periods = ItemPeriodRules.check(terms, columns, from, to);
        Optional<String> filter = RowFilterNormalizer.both(request.rowScope(), terms.filter()
                .map(RowFilterNormalizer::normal));
        return new Policy(request.resource(), request.version(), request.title(), request.provider(),
                request.consumer(), request.purpose(), request.justification().scenario(), request.justification()
                        .basis(), modes, columns, filter,
                masks, terms.minimumGroup(), terms.quota(), from, ItemPeriodRules.end(periods, columns, to),
                Optional.empty(), positions(terms, columns), terms.hours(), periods);
    }

    private static Map<String, Set<Position>> positions(Terms terms, List<String> columns) {
        terms.positions().forEach((item, where) -> {
            if (where.isEmpty() || !columns.contains(item)) {
                throw new CodedException(GrantUseCode.POSITION_INVALID, item);
            }
        });
        return terms.positions();
    }

    private static void founded(String item, ItemDecision.Refuse refuse) {
        if (refuse.reason().isBlank() || refuse.rule().isBlank()) {
            throw new CodedException(ExchangeCode.REFUSAL_WITHOUT_BASIS, item);
        }
        FreeTextRules.check("reason", refuse.reason());
        FreeTextRules.check("rule", refuse.rule());
    }

    private static void requested(Request request, String item) {
        if (request.items().stream().noneMatch(asked -> asked.item().equals(item))) {
            throw new CodedException(ExchangeCode.ITEM_UNKNOWN, request.resource(), item);
        }
    }

    private static String mask(String item, String text) {
        try {
            Mask mask = PolicyMask.read(text);
            if (mask.kind() == MaskKind.CLEAR) {
                throw new CodedException(ExchangeCode.MASK_INVALID, item);
            }
            return PolicyMask.write(mask);
        } catch (CodedException e) {
            throw new CodedException(ExchangeCode.MASK_INVALID, e, item);
        }
    }

    private static void check(Quota quota) {
        boolean positive = Stream.of(quota.perDay(), quota.total(), quota.rows(), quota.rowsPerDay())
                .filter(OptionalLong::isPresent)
                .allMatch(each -> each.getAsLong() > 0);
        if (!positive) {
            throw new CodedException(ExchangeCode.TERMS_INVALID, "quota");
        }
    }
}
