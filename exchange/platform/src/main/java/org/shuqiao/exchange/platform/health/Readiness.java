package org.shuqiao.exchange.platform.health;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.shuqiao.exchange.domain.store.ExchangeStore;
import org.shuqiao.exchange.platform.settings.Home;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/** Answer to whether the platform can take calls now: its store answers, and its disk takes what they write. */
public final class Readiness {

    /** Below this nothing more is begun: records and logs need room to be written to their end. */
    private static final long LEAST_BYTES = 64L << 20;

    private final ExchangeStore store;
    private final Home home;

    public Readiness(ExchangeStore store, Home home) {
        this.store = store;
        this.home = home;
    }

    /** @return names of what stands in the way: {@code store}, {@code disk}; none when it is ready */
    public List<String> missing() {
        List<String> missing = new ArrayList<>();
        try {
            store.sql("select 1").query(Integer.class).single();
        } catch (DataAccessException | TransactionException e) {
            missing.add("store");
        }
        try {
            if (Files.getFileStore(home.var()).getUsableSpace() < LEAST_BYTES) {
                missing.add("disk");
            }
        } catch (IOException e) {
            missing.add("disk");
        }
        return missing;
    }
}
