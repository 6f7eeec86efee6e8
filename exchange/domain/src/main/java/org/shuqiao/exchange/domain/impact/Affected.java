package org.shuqiao.exchange.domain.impact;

import java.util.List;
import org.shuqiao.base.label.Labelled;

/**
 * Grant, open request, other entry or derived data that a change of an entry affects.
 *
 * @param id number of the grant or request; resource code of the entry; id of the dataset
 * @param department whose it is
 * @param about purpose of the grant or request; name of the entry; the columns that it is made of
 * @param lost items that it has and the changed entry has no more
 * @param accounts active accounts of the department that may ask for data
 */
public record Affected(Kind kind, String id, String department, String about, List<String> lost, long accounts) {

    /** Kind of what is affected. */
    public enum Kind implements Labelled {
        GRANT("grant", "授权", "grant"),
        REQUEST("request", "在办申请", "open request"),
        ENTRY("entry", "关联条目", "related entry"),
        /** A dataset that is made of the entry's columns, such as the base of an indicator. */
        DERIVED("derived", "派生数据", "derived data"),
        /** Golden records that the entry's columns feed. */
        GOLDEN("golden", "主题库", "golden records"),
        DERIVED_ENTRY("derived-entry", "派生数据的条目", "entry of derived data");

        private final String code;
        private final String zh;
        private final String en;

        Kind(String code, String zh, String en) {
            this.code = code;
            this.zh = zh;
            this.en = en;
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

    public Affected {
        lost = List.copyOf(lost);
    }
}
