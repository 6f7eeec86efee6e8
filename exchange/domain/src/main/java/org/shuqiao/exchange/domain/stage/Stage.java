package org.shuqiao.exchange.domain.stage;

import java.util.Optional;
import org.shuqiao.base.label.Labelled;
import org.shuqiao.ledger.record.DeliveryKind;
import org.shuqiao.ledger.security.SecurityKind;

/**
 * Stage of handling data, by the Data Security Law, article 3, and the Personal Information Protection Law, article 4.
 */
public enum Stage implements Labelled {
    COLLECTING("collecting", "收集", "collecting"),
    STORING("storing", "存储", "storing"),
    USING("using", "使用", "using"),
    PROCESSING("processing", "加工", "processing"),
    TRANSFERRING("transferring", "传输", "transferring"),
    PROVIDING("providing", "提供", "providing"),
    PUBLISHING("publishing", "公开", "publishing"),
    ERASING("erasing", "删除", "erasing");

    private final String code;
    private final String zh;
    private final String en;

    Stage(String code, String zh, String en) {
        this.code = code;
        this.zh = zh;
        this.en = en;
    }

    /** @return the stage that an entry of the security log tells of; none for events that are no handling of data */
    public static Optional<Stage> of(SecurityKind kind) {
        return switch (kind) {
            case COLLECTED -> Optional.of(COLLECTING);
            case LAKE_SEALED -> Optional.of(STORING);
            case STANDARDIZED -> Optional.of(PROCESSING);
            case PUBLISHED, WITHDRAWN -> Optional.of(PUBLISHING);
            case ERASED -> Optional.of(ERASING);
            default -> Optional.empty();
        };
    }

    /** @return the stage that a delivery is */
    public static Stage of(DeliveryKind kind) {
        return switch (kind) {
            case QUERY, VERIFY -> USING;
            case FILE, SERVICE -> PROVIDING;
            case PUSH -> TRANSFERRING;
        };
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public String zh() {
        return zh;
    }

    @Override
    public String en() {
        return en;
    }
}
