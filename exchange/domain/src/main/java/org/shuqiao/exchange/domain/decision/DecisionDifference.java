package org.shuqiao.exchange.domain.decision;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.shuqiao.base.error.Language;
import org.shuqiao.exchange.domain.grant.Policy;
import org.shuqiao.exchange.domain.grant.PolicyExplainer;
import org.shuqiao.exchange.domain.grant.Quota;
import org.shuqiao.exchange.domain.request.Request;
import org.shuqiao.exchange.domain.request.RequestedItem;
import org.shuqiao.exchange.domain.resource.Mode;
import org.shuqiao.exchange.domain.store.ExchangeStore;

/**
 * Says in words in what a decision gives less than was requested.
 *
 * @param zh a sentence for each difference; one that says so where there is none
 */
public record DecisionDifference(List<String> zh, List<String> en) {

    static final DecisionDifference NOTHING_GIVEN =
            new DecisionDifference(List.of("全部不予提供"), List.of("Everything is refused"));

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    public DecisionDifference {
        zh = List.copyOf(zh);
        en = List.copyOf(en);
    }

    static DecisionDifference of(Request request, Policy policy, PolicyExplainer reader) {
        return new DecisionDifference(lines(request, policy, reader, Language.ZH),
                lines(request, policy, reader, Language.EN));
    }

    public List<String> in(Language language) {
        return language == Language.ZH ? zh : en;
    }

    private static List<String> lines(Request request, Policy policy, PolicyExplainer reader, Language language) {
        boolean zhs = language == Language.ZH;
        List<String> lines = new ArrayList<>();
        String refused = request.items().stream().map(RequestedItem::item)
                .filter(item -> !policy.columns().contains(item)).map(item -> reader.title(policy, item, language))
                .collect(Collectors.joining(zhs ? "、" : ", "));
        if (!refused.isEmpty()) {
            lines.add((zhs ? "不提供：" : "Not given: ") + refused);
        }
        policy.columns().stream()
                .filter(item -> policy.masks().containsKey(item) || policy.positions().containsKey(item)
                        || policy.periods().containsKey(item))
                .forEach(item -> lines.add(reader.title(policy, item, language) + (zhs ? "：" : ": ")
                        + reader.item(policy, item, language)));
        if (!policy.filter().equals(request.rowScope())) {
            lines.add((zhs ? "行范围改为：" : "Rows become: ") + reader.rows(policy, language));
        }
        Set<Mode> dropped = new TreeSet<>(request.modes());
        dropped.removeAll(policy.modes());
        if (!dropped.isEmpty()) {
            lines.add((zhs ? "不提供的方式：" : "Not by: ") + dropped.stream().map(mode -> mode.name(language))
                    .collect(Collectors.joining(zhs ? "、" : ", ")));
        }
        policy.minimumGroup().ifPresent(least -> lines.add((zhs ? "只给汇总结果，每格不少于 %d 人"
                : "Only aggregates, of cells of at least %d persons").formatted(least)));
        if (!policy.quota().equals(Quota.UNLIMITED)) {
            lines.add((zhs ? "额度：" : "Quota: ") + reader.quota(policy, language));
        }
        policy.hours().ifPresent(hours -> lines.add((zhs ? "时段：每日 " : "Hours of a day: ") + hours.text()));
        if (policy.from().isAfter(request.from())) {
            lines.add((zhs ? "起于 %s，而非 %s" : "From %s instead of %s").formatted(minute(policy.from()),
                    minute(request.from())));
        }
        if (policy.to().isBefore(request.to())) {
            lines.add((zhs ? "止于 %s，而非 %s" : "Until %s instead of %s").formatted(minute(policy.to()),
                    minute(request.to())));
        }
        return lines.isEmpty() ? List.of(zhs ? "与申请一致" : "As requested") : lines;
    }

    private static String minute(Instant time) {
        return MINUTE.format(ZonedDateTime.ofInstant(time, ExchangeStore.ZONE));
    }
}
