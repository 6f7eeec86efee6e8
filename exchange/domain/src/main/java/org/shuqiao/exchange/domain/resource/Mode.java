package org.shuqiao.exchange.domain.resource;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.base.error.Language;
import org.shuqiao.catalog.entry.ShareMode;
import org.shuqiao.exchange.domain.RequestCode;

/** Mode in which a consumer uses a grant. */
public enum Mode {
    /** SQL in, rows out. */
    QUERY("query", "查询", "query"),
    /** A candidate in, yes or no out: discloses least. */
    VERIFY("verify", "核验", "verification"),
    /** Rows as a file. */
    FILE("file", "文件", "file"),
    /** Rows page by page, and what changed of them, for programs. */
    SERVICE("service", "接口", "service"),
    /** Rows pushed into a table of the consumer; nothing is delivered so yet. */
    TABLE("table", "库表", "table push");

    private final String id;
    private final String zh;
    private final String en;

    Mode(String id, String zh, String en) {
        this.id = id;
        this.zh = zh;
        this.en = en;
    }

    /** @return the name that the store, the policy, the API and the CLI use */
    public String id() {
        return id;
    }

    public String name(Language language) {
        return language == Language.ZH ? zh : en;
    }

    public static Optional<Mode> of(String id) {
        return Arrays.stream(values()).filter(mode -> mode.id.equals(id)).findFirst();
    }

    /** @return whether the platform delivers so: what it does not is not offered, requested, granted or signed */
    public boolean delivered() {
        return switch (this) {
            case QUERY, VERIFY, FILE, SERVICE -> true;
            case TABLE -> false;
        };
    }

    /** Refuses modes by which nothing is delivered, such as of a request from before. */
    public static void requireDelivered(Set<Mode> modes) {
        modes.stream().sorted().filter(mode -> !mode.delivered()).findFirst().ifPresent(mode -> {
            throw new CodedException(RequestCode.MODE_NOT_DELIVERED, mode.name(Language.ZH), mode.name(Language.EN));
        });
    }

    /** @return whether an entry shared in these ways serves this mode */
    public boolean offeredBy(Set<ShareMode> shared) {
        return switch (this) {
            case QUERY, VERIFY -> shared.contains(ShareMode.SERVICE) || shared.contains(ShareMode.TABLE);
            case FILE -> shared.contains(ShareMode.FILE);
            case SERVICE -> shared.contains(ShareMode.SERVICE);
            case TABLE -> false;
        };
    }
}
