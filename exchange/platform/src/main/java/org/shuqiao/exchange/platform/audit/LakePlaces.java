package org.shuqiao.exchange.platform.audit;

import java.util.List;
import org.shuqiao.exchange.domain.store.ExchangeStore;

/** Places where the lake was before it was moved: a sealed file keeps the name that it was sealed with. */
record LakePlaces(List<Former> places) {

    private record Former(String path, String now) { }

    static LakePlaces of(ExchangeStore store) {
        return new LakePlaces(store.sql("select path, now from exchange.lake_place")
                .query((row, number) -> new Former(row.getString(1), row.getString(2))).list());
    }

    /** @return where a file is now that was sealed under this path */
    String now(String sealed) {
        for (Former each : places) {
            if (sealed.startsWith(each.path() + "/")) {
                return each.now() + sealed.substring(each.path().length());
            }
        }
        return sealed;
    }
}
