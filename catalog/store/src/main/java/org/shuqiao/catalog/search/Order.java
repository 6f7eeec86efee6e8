package org.shuqiao.catalog.search;

import org.shuqiao.base.error.CodedException;
import org.shuqiao.base.label.Labelled;

/** Order of search results. */
public enum Order implements Labelled {
    /** The best find first; without words, the newest. */
    RELEVANCE("relevance", "最相关", "Best match"),
    /** By title as it is spoken, from a to z. */
    TITLE("title", "名称", "Title"),
    NEWEST("newest", "最新发布", "Newest"),
    /** By deliveries to consumers. */
    USE("use", "使用最多", "Most used");

    private final String code;
    private final String zh;
    private final String en;

    Order(String code, String zh, String en) {
        this.code = code;
        this.zh = zh;
        this.en = en;
    }

    /** @return the order of this code; any other is refused */
    public static Order of(String code) {
        return Labelled.find(Order.class, code)
                .orElseThrow(() -> new CodedException(SearchCode.ORDER_UNKNOWN, code, Labelled.codes(Order.class)));
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
