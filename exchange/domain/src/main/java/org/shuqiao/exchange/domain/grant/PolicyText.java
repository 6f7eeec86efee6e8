package org.shuqiao.exchange.domain.grant;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.shuqiao.base.error.Language;
import org.shuqiao.exchange.domain.store.ExchangeStore;
import org.shuqiao.query.policy.Position;
import org.shuqiao.query.release.Grouping;

/**
 * Describes a policy in sentences for the person who signs it. Everything that the policy holds is said; a line
 * that says nothing of a limit says that there is none.
 */
public final class PolicyText {

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private final Language language;
    private final Names names;

    /**
     * Names of what a policy cites by code, in the language of the words where they have one.
     *
     * @param items item name to its title in the catalogue
     */
    public record Names(String provider, String consumer, Map<String, String> items) {

        public Names {
            items = Map.copyOf(items);
        }

        /** @return the item's title; its name where it has none */
        String item(String name) {
            return items.getOrDefault(name, name);
        }
    }

    public PolicyText(Language language, Names names) {
        this.language = language;
        this.names = names;
    }

    /** @param refused item to why it is not given; empty when all requested items are */
    public String describe(Policy policy, Map<String, Refusal> refused) {
        boolean zh = language == Language.ZH;
        List<String> lines = new ArrayList<>();
        lines.add((zh ? "%s授权%s为“%s”使用《%s》（%s，第 %d 版）。"
                : "%s allows %s to use “%4$s” (%5$s, version %6$d) for the purpose “%3$s”.").formatted(
                names.provider(), names.consumer(),
                policy.purpose(), policy.title(), policy.resource(), policy.version()));
        lines.add((zh ? "场景：" : "Scenario: ") + policy.scenario());
        lines.add((zh ? "依据：" : "Basis: ") + policy.basis());
        lines.add((zh ? "信息项（" : "Items (") + policy.columns().size() + (zh ? "）：" : "): ") + columns(policy));
        refused.forEach((item, why) -> lines.add((zh ? "不提供：%s。理由：%s；依据：%s"
                : "Not given: %s. Reason: %s; rule: %s").formatted(names.item(item), why.reason(), why.rule())));
        lines.add((zh ? "行：" : "Rows: ") + rows(policy));
        policy.minimumGroup().ifPresent(least -> lines.addAll(aggregates(least, policy.grouping())));
        lines.add((zh ? "方式：" : "Modes: ") + policy.modes().stream().sorted()
                .map(mode -> mode.name(language)).collect(Collectors.joining(zh ? "、" : ", ")));
        lines.add((zh ? "额度：" : "Quota: ") + quota(policy.quota()));
        policy.hours().ifPresent(hours -> lines.add((zh ? "时段：每日 " : "Hours of a day: ") + hours.text()));
        lines.add((zh ? "有效期：%s 起，%s 止" : "Valid: from %s until %s").formatted(
                minute(policy.from()), minute(policy.to())));
        lines.add(zh ? "不得用于其他目的，不得提供给第三方；提供方可随时撤销。"
                : "No other purpose, no third party; the provider can revoke it at any time.");
        return String.join("\n", lines);
    }

    private List<String> aggregates(int least, Optional<Grouping> grouping) {
        boolean zh = language == Language.ZH;
        List<String> lines = new ArrayList<>();
        lines.add((zh ? "只给汇总结果，由每格不少于 %d 人的统计格算出，无一人占主导；每月更新一次，一格变动不足 %d 人的沿用旧值；"
                + "总数至多少计 %d 人，过小的组并入上一级"
                : "Only aggregates, made of cells of at least %d persons none of whom dominates; renewed once a month, "
                + "and a cell in which fewer than %d persons changed keeps its old figures; totals miss at most %d "
                + "persons, groups that are too small are pooled one level up").formatted(least, least, least - 1));
        grouping.ifPresent(by -> {
            lines.add((zh ? "分组维度（前者优先）：" : "Dimensions (the first ones first): ") + titles(by.dimensions()));
            lines.add((zh ? "度量（求和、平均、计数）：" : "Measures (sums, averages, counts): ") + titles(by.measures()));
            lines.add((zh ? "按人计数：" : "Persons are told by: ") + by.unit().map(names::item)
                    .orElse(zh ? "每行视为一人" : "each row is one"));
        });
        return lines;
    }

    private String titles(List<String> items) {
        boolean zh = language == Language.ZH;
        return items.isEmpty() ? (zh ? "无" : "none")
                : items.stream().map(names::item).collect(Collectors.joining(zh ? "、" : ", "));
    }

    /** Why an item is not given. */
    public record Refusal(String reason, String rule) { }

    private String columns(Policy policy) {
        return policy.columns().stream().map(column -> {
            String title = names.item(column);
            List<String> said = said(policy, column);
            return said.isEmpty() ? title : language == Language.ZH ? title + "（" + String.join("；", said) + "）"
                    : title + " (" + String.join("; ", said) + ")";
        }).collect(Collectors.joining(language == Language.ZH ? "、" : ", "));
    }

    /** @return how one item is given */
    String item(Policy policy, String column) {
        List<String> said = said(policy, column);
        return said.isEmpty() ? (language == Language.ZH ? "按原值提供" : "given as it is")
                : String.join(language == Language.ZH ? "；" : "; ", said);
    }

    /** @return how often it may be used, and for how many rows */
    String quota(Policy policy) {
        return quota(policy.quota());
    }

    /** @return the item's title */
    String title(String item) {
        return names.item(item);
    }

    /** @return which rows there are */
    String rows(Policy policy) {
        return policy.filter().map(filter -> new FilterText(language, names).describe(filter))
                .orElse(language == Language.ZH ? "全部" : "all");
    }

    private List<String> said(Policy policy, String column) {
        List<String> said = new ArrayList<>();
        Optional.ofNullable(policy.masks().get(column))
                .ifPresent(mask -> said.add(new MaskText(language).describe(mask)));
        Optional.ofNullable(policy.positions().get(column)).ifPresent(where -> said.add(only(where)));
        Optional.ofNullable(policy.periods().get(column)).ifPresent(period -> said.add(within(period)));
        return said;
    }

    private String within(ItemPeriod period) {
        boolean zh = language == Language.ZH;
        String from = period.from().map(time -> (zh ? "自 %s 起" : "from %s").formatted(minute(time))).orElse("");
        String to = period.to().map(time -> (zh ? "至 %s 止" : "until %s").formatted(minute(time))).orElse("");
        return from + (from.isEmpty() || to.isEmpty() || zh ? "" : " ") + to;
    }

    private String only(Set<Position> where) {
        return (language == Language.ZH ? "不给值，只能%s" : "no values, used %s only")
                .formatted(Position.names(where, language));
    }

    private String quota(Quota quota) {
        boolean zh = language == Language.ZH;
        List<String> parts = new ArrayList<>();
        quota.perDay().ifPresent(each -> parts.add((zh ? "每日至多 %d 次" : "at most %d times a day").formatted(each)));
        quota.total().ifPresent(each -> parts.add((zh ? "总计至多 %d 次" : "at most %d times in all").formatted(each)));
        quota.rows().ifPresent(each -> parts.add((zh ? "每次至多 %d 行" : "at most %d rows an answer").formatted(each)));
        quota.rowsPerDay().ifPresent(each -> parts.add((zh ? "每日至多 %d 行" : "at most %d rows a day")
                .formatted(each)));
        return parts.isEmpty() ? (zh ? "不限" : "no limit") : String.join(zh ? "，" : ", ", parts) + (zh
                ? "（按来源行计，因数据而异的拒绝也计次）" : " (rows of the source; refusals that depend on data count too)");
    }

    private static String minute(Instant time) {
        return MINUTE.format(ZonedDateTime.ofInstant(time, ExchangeStore.ZONE));
    }
}
