package org.shuqiao.exchange.domain.trace;

import java.util.HexFormat;
import org.shuqiao.base.digest.KeyedDigest;
import org.shuqiao.exchange.domain.delivery.TokenKey;

/** Keys of the marks and sketches, derived from the master key that is outside the store. */
public final class TraceKeys {

    private final TokenKey master;

    public TraceKeys(TokenKey master) {
        this.master = master;
    }

    /** @return the mark of the file with this record */
    public FormMark mark(String record) {
        return new FormMark(key("form mark\n" + record));
    }

    /** @return a sketch to be fed with the rows of one file */
    public RowSketch sketch() {
        return new RowSketch(hashes());
    }

    CellHashes hashes() {
        return new CellHashes(key("row sketch"));
    }

    private KeyedDigest key(String use) {
        return new KeyedDigest(HexFormat.of().parseHex(master.derive(use)));
    }
}
