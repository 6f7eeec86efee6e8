package org.shuqiao.exchange.domain.form;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import org.shuqiao.base.label.Labelled;
import org.shuqiao.catalog.source.SharedItem;

/**
 * Field of a form, as it was found.
 *
 * @param asked   as the form calls it
 * @param element id of the data element that it is; none where it is known by its title only
 * @param shared  the published item from which it can be taken
 * @param decision number of the check on which the data authority allowed that it is asked for
 */
public record FormField(String asked, Optional<String> element, Standing standing, Optional<SharedItem> shared,
        Optional<String> decision) {

    /** Standing of a field: whether it may be asked for. */
    public enum Standing implements Labelled {
        /** Key that tells whom the answer is about; the rest is taken from the exchange by it. */
        KEY("key", "用于识别，可填", "finds the right one: may be asked"),
        /** Field that nobody shares. */
        FREE("free", "无部门共享，可填", "nobody shares it: may be asked"),
        /** A published entry shares it. */
        SHARED("shared", "已共享，不得填报", "shared: must not be asked"),
        /** A published entry shares it, and the authority allowed that this form asks all the same. */
        ALLOWED("allowed", "已共享，经裁决准予填报", "shared: allowed by decision");

        private final String code;
        private final String zh;
        private final String en;

        Standing(String code, String zh, String en) {
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

    public FormField {
        requireNonNull(asked, "asked is null");
        requireNonNull(element, "element is null");
        requireNonNull(standing, "standing is null");
        requireNonNull(shared, "shared is null");
        requireNonNull(decision, "decision is null");
    }

    static FormField free(String asked, Optional<String> element, Standing standing) {
        return new FormField(asked, element, standing, Optional.empty(), Optional.empty());
    }

    /** @return whether an entry shares it, allowed or not */
    public boolean asksForShared() {
        return standing == Standing.SHARED || standing == Standing.ALLOWED;
    }

    /** @return by what a decision knows the field again: its element where it has one, else its words */
    String key() {
        return element.orElseGet(() -> FormWords.key(asked));
    }
}
