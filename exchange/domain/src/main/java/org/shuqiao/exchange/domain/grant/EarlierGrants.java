package org.shuqiao.exchange.domain.grant;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.shuqiao.base.error.Language;
import org.shuqiao.exchange.domain.store.ExchangeStore;

/**
 * Grants that stand beside one that is about to be signed: of the same resource, for the same consumer and purpose.
 * They go on, and a query is answered under the widest that covers it, so whoever decides is told what they allow
 * beyond.
 */
public final class EarlierGrants {

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private final ExchangeStore store;
    private final GrantRepository book;

    public EarlierGrants(ExchangeStore store, GrantRepository book) {
        this.store = store;
        this.book = book;
    }

    /** An earlier grant, and in words what it allows beyond the new one. */
    public record Earlier(String grant, String zh, String en) {

        public String words(Language language) {
            return language == Language.ZH ? zh : en;
        }
    }

    /** @param policy of the new grant; callers have checked the actor's permission */
    public List<Earlier> beside(Policy policy) {
        Instant now = store.now();
        return book.ofConsumer(policy.consumer()).stream()
                .filter(grant -> grant.policy().resource().equals(policy.resource())
                        && grant.policy().purpose().equals(policy.purpose()) && stands(grant, now))
                .map(grant -> new Earlier(grant.id(), words(grant, policy, Language.ZH),
                        words(grant, policy, Language.EN))).toList();
    }

    private static boolean stands(Grant grant, Instant now) {
        return switch (grant.standing(now)) {
            case ACTIVE, NOT_YET, SUSPENDED, PAUSED -> true;
            case EXPIRED, REVOKED, UNPROVEN -> false;
        };
    }

    private static String words(Grant grant, Policy now, Language language) {
        boolean zh = language == Language.ZH;
        Policy earlier = grant.policy();
        List<String> beyond = new ArrayList<>();
        list(earlier.columns().stream().filter(column -> !now.columns().contains(column)).toList(), zh)
                .ifPresent(columns -> beyond.add((zh ? "信息项 " : "the items ") + columns));
        list(now.masks().keySet().stream().filter(column -> earlier.columns().contains(column)
                && !earlier.masks().containsKey(column)).toList(), zh)
                .ifPresent(columns -> beyond.add((zh ? "未脱敏的 " : "clear values of ") + columns));
        list(now.positions().keySet().stream().filter(column -> earlier.columns().contains(column)
                && !earlier.positions().containsKey(column)).toList(), zh)
                .ifPresent(columns -> beyond.add((zh ? "可取值的 " : "the values of ") + columns));
        list(now.periods().keySet().stream().filter(column -> earlier.columns().contains(column)
                && !earlier.periods().containsKey(column)).toList(), zh)
                .ifPresent(columns -> beyond.add((zh ? "期限更长的 " : "for longer ") + columns));
        if (now.filter().isPresent() && !earlier.filter().equals(now.filter())) {
            beyond.add(earlier.filter().map(filter -> (zh ? "行范围 " : "the rows ") + filter)
                    .orElse(zh ? "全部行" : "all rows"));
        }
        if (now.minimumGroup().isPresent() && earlier.minimumGroup().isEmpty()) {
            beyond.add(zh ? "逐行数据" : "single rows");
        }
        if (earlier.to().isAfter(now.to())) {
            beyond.add(zh ? "更晚的止期" : "a later end");
        }
        String more = beyond.isEmpty() ? (zh ? "没有更宽之处" : "nothing beyond")
                : String.join(zh ? "、" : ", ", beyond);
        String until = MINUTE.format(earlier.to().atZone(ExchangeStore.ZONE));
        return (zh ? "同一用途的授权 %s 有效至 %s，签署本授权后继续有效，查询按其中范围较宽的执行。"
                + "它比本授权多出：%s。要以本授权取代它，请撤销 %1$s。"
                : "The grant %s for the same purpose stands until %s and goes on beside this one; a query is answered "
                + "under the wider of them. It allows beyond this one: %s. Revoke %1$s if this one is to replace it.")
                .formatted(grant.id(), until, more);
    }

    private static Optional<String> list(List<String> columns, boolean zh) {
        return columns.isEmpty() ? Optional.empty() : Optional.of(String.join(zh ? "、" : ", ", columns));
    }
}
