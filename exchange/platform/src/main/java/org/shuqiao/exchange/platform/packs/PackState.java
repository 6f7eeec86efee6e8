package org.shuqiao.exchange.platform.packs;

import java.util.List;
import org.shuqiao.base.label.Labelled;
import org.shuqiao.standards.pack.PackChange;
import org.shuqiao.standards.pack.PackInfo;
import org.shuqiao.standards.pack.PackUse;

/**
 * Version of a standard pack as it stands here.
 *
 * @param digest of its files as they are in the folder; of one that leaves, as they were
 * @param signer the trusted key that signed it, or the code of what is wrong with its signature; empty where unsigned
 * @param neighbour whether it is another city's
 * @param changes what adopting the folder would change, against the version that is in force
 * @param touched the datasets that this concerns
 */
public record PackState(PackInfo info, String digest, String signer, boolean neighbour, Standing standing,
        List<PackChange> changes, List<PackUse.Touched> touched) {

    /** Standing of a version: whether it counts. */
    public enum Standing implements Labelled {
        IN_FORCE("in-force", "已生效", "in force"),
        /** It stands in the folder, and two persons have yet to adopt it. */
        WAITING("waiting", "待采用", "waits to be adopted"),
        /** It left the folder and counts until two persons adopt that. */
        LEAVING("leaving", "待移除", "waits to be removed");

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

    public PackState {
        changes = List.copyOf(changes);
        touched = List.copyOf(touched);
    }
}
