package org.shuqiao.exchange.cli.keep;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.domain.store.ExchangeStore;
import org.shuqiao.exchange.platform.backup.BackupCode;

/** Reads a point in time as it is written on a command line; without an offset it is Beijing time. */
final class PointInTime {

    private PointInTime() { }

    /** @param text empty for the newest there is */
    static Instant read(String text) {
        if (text.isEmpty()) {
            return Instant.MAX;
        }
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            try {
                return LocalDateTime.parse(text).atZone(ExchangeStore.ZONE).toInstant();
            } catch (DateTimeException local) {
                throw new CodedException(BackupCode.TIME, local, text);
            }
        }
    }
}
