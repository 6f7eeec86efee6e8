package org.shuqiao.exchange.domain.delivery;

import java.time.Duration;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.shuqiao.base.digest.Sha256;
import org.shuqiao.exchange.domain.grant.Policy;
import org.shuqiao.exchange.domain.store.ExchangeStore;
import org.shuqiao.query.engine.QueryEngine;
import org.shuqiao.query.policy.AccessRule;
import org.shuqiao.query.release.Release;
import org.shuqiao.query.release.ReleaseBytes;
import org.shuqiao.query.source.SourceReading;

/**
 * Keeps the releases of aggregate-only grants: one for each calendar month, which follows the last one. Grants of one
 * consumer over the same lattice read the same release, so that asking under both shows nothing more.
 */
public final class Releases {

    private static final int REMEMBERED = 32;

    private final ExchangeStore store;
    private final QueryEngine engine;
    private final Duration time;
    private final Map<String, Release> remembered = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Release> eldest) {
            return size() > REMEMBERED;
        }
    };

    /** @param time that cutting one may take at most */
    public Releases(ExchangeStore store, QueryEngine engine, Duration time) {
        this.store = store;
        this.engine = engine;
        this.time = time;
    }

    /** @return the rule over the release of this month, which is cut when nobody asked before */
    AccessRule current(Policy policy, AccessRule rule, String reader) {
        String line = line(policy, rule);
        String month = YearMonth.from(store.today()).toString();
        Optional<Release> latest = latest(line);
        if (latest.filter(release -> release.period().compareTo(month) >= 0).isPresent()) {
            return rule.over(latest.get());
        }
        Release cut = engine.release(rule, month, latest, new SourceReading(time, reader));
        store.sql("""
                insert into exchange.release (line, period, content, at) values (:line, :period, :content, :at)
                on conflict do nothing""")
                .param("line", line).param("period", month).param("content", ReleaseBytes.write(cut))
                .param("at", ExchangeStore.column(store.now())).update();
        // of two that were cut at once the first one stands
        return rule.over(latest(line).orElseThrow());
    }

    private Optional<Release> latest(String line) {
        Optional<String> period = store.sql("select max(period) from exchange.release where line = :line")
                .param("line", line).query(String.class).optional();
        return period.map(found -> {
            synchronized (remembered) {
                return remembered.computeIfAbsent(line + " " + found, key -> read(line, found));
            }
        });
    }

    private Release read(String line, String period) {
        return ReleaseBytes.read(store.sql("""
                select content from exchange.release where line = :line and period = :period""")
                .param("line", line).param("period", period).query(byte[].class).single());
    }

    private static String line(Policy policy, AccessRule rule) {
        return Sha256.tagged(String.join("\n", policy.consumer(), policy.resource(), rule.backing().label(),
                policy.minimumGroup().toString(), policy.columns().toString(), policy.grouping().toString(),
                policy.filter().toString(), policy.masks().toString()));
    }
}
