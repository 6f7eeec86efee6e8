package org.shuqiao.exchange.domain.resource;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.shuqiao.base.error.Language;
import org.shuqiao.catalog.entry.ShareMode;

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
    /** Rows pushed into a table of the consumer's own database. */
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

    /** @return whether an entry shared in these ways serves this mode */
    public boolean offeredBy(Set<ShareMode> shared) {
        return switch (this) {
            case QUERY, VERIFY -> shared.contains(ShareMode.SERVICE) || shared.contains(ShareMode.TABLE);
            case FILE -> shared.contains(ShareMode.FILE);
            case SERVICE -> shared.contains(ShareMode.SERVICE);
            case TABLE -> shared.contains(ShareMode.TABLE);
        };
    }
}
