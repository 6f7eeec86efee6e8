package org.shuqiao.exchange.domain.delivery;

import java.util.Optional;
import org.shuqiao.base.error.Language;
import org.shuqiao.query.engine.Uniqueness;

/** Re-identification risk of a grant as the person is told who is about to sign it. */
public sealed interface ReidentificationRisk {

    /** Rows leave as they are, masked as decided. */
    record Rows(Uniqueness uniqueness) implements ReidentificationRisk { }

    /** Only cells of at least so many persons leave. */
    record Cells(int least) implements ReidentificationRisk { }

    /** No row falls under the grant now. */
    record NoRows() implements ReidentificationRisk { }

    /** The data could not be read in time; nobody should take that for a low risk. */
    record Unknown(String code) implements ReidentificationRisk { }

    /** @return figures of the rows, where there are some */
    default Optional<Uniqueness> figures() {
        return this instanceof Rows rows ? Optional.of(rows.uniqueness()) : Optional.empty();
    }

    /** @return whether most rows stand for one person each */
    default boolean high() {
        return figures().filter(found -> found.smallest() < 2 && found.percent() >= 5).isPresent();
    }

    /** Says it in one sentence. */
    default String words(Language language) {
        boolean zh = language == Language.ZH;
        return switch (this) {
            case Rows rows -> {
                Uniqueness found = rows.uniqueness();
                String sample = !found.sampled() ? "" : zh ? "（抽取前 %d 行估算）".formatted(Uniqueness.MOST)
                        : " (reckoned from %d rows)".formatted(Uniqueness.MOST);
                yield (zh ? "再识别风险：按现有数据脱敏后，最小同值组 k = %d，%s%% 的行独一无二（共 %d 行）%s"
                        : "Re-identification risk: on the data of now, masked so, the smallest group of equal rows has "
                                + "k = %d, and %s %% of the rows are unique (of %d)%s").formatted(found.smallest(),
                                found.percent(), found.rows(), sample);
            }
            case Cells cells -> (zh ? "再识别风险：只给不少于 %d 人的统计格"
                    : "Re-identification risk: only cells of at least %d persons leave").formatted(cells.least());
            case NoRows none -> zh ? "再识别风险：目前没有符合授权范围的行" : "Re-identification risk: no row falls under it now";
            case Unknown unknown -> (zh ? "再识别风险：未能测算（%s），请勿视为低风险"
                    : "Re-identification risk: it could not be reckoned (%s); do not take that for low")
                    .formatted(unknown.code());
        };
    }
}
