package org.shuqiao.exchange.domain.retention;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** Data on the platform's disk that ends: what may be erased of one kind, and how. */
public interface KeptData {

    /** @return its name in commands and in the security log */
    String kind();

    /** @return the first day that has to be kept */
    LocalDate keptFrom(LocalDate today);

    /** @return what is older than the day and not needed any more, the oldest first */
    List<Piece> erasable(LocalDate before);

    /** Removes a piece from the disk; one that is gone already stays so. */
    void erase(Piece piece);

    /**
     * Piece of data that is erased as a whole.
     *
     * @param about   what it belongs to, as entries of the security log name it: a dataset, a log
     * @param name    of the piece there
     * @param day     on which it came
     * @param details what the entry says of it besides, such as its digest
     */
    record Piece(String about, String name, LocalDate day, long bytes, Map<String, String> details) {

        public Piece {
            details = Map.copyOf(details);
        }
    }
}
