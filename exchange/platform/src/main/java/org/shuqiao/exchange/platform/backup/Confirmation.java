package org.shuqiao.exchange.platform.backup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.shuqiao.base.clock.SystemClock;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.domain.security.SecurityJournal;
import org.shuqiao.exchange.domain.store.ExchangeStore;
import org.shuqiao.exchange.platform.settings.Configuration;
import org.shuqiao.exchange.platform.settings.ConfigurationFile;
import org.shuqiao.exchange.platform.settings.Home;
import org.shuqiao.exchange.platform.settings.VarLock;
import org.shuqiao.exchange.platform.store.PlatformStore;
import org.shuqiao.ledger.checkpoint.Checkpoint;
import org.shuqiao.ledger.log.RecordLog;
import org.shuqiao.ledger.security.SecurityKind;
import org.shuqiao.ledger.security.SecurityLog;
import org.shuqiao.ledger.signature.SigningKeys;

/**
 * Lets a restored platform start, once it is known that nobody outside has seen more of its log than was restored. A
 * log that went on from an earlier point would sign a second history over the numbers that others hold receipts of.
 */
public final class Confirmation {

    private final Home home;
    private final Configuration settings;
    private final Clock clock = SystemClock.beijing();

    public Confirmation(Home home) {
        this.home = home;
        this.settings = ConfigurationFile.read(home.configuration());
    }

    /**
     * Confirms what was restored, and enters it into the security log.
     *
     * @param head newest checkpoint that a witness, an auditor or the anchoring ledger has; nothing where whoever
     *             restores answers for it that there is none
     * @return how many records the log goes on from
     */
    public long confirm(Optional<String> head) {
        RestoredMark.Mark mark = RestoredMark.whole(home);
        List<String> gone = RestoreCheck.OWN_KEYS.stream().filter(key -> !Files.exists(home.keys().resolve(key)))
                .toList();
        if (!gone.isEmpty()) { // they would be made anew, and the log signed with a key that nobody knows
            throw new CodedException(BackupCode.KEYS_GONE, home.keys(), String.join(", ", gone));
        }
        VarLock lock = VarLock.acquire(home);
        try (PlatformStore store = PlatformStore.open(home, settings.store(), settings.lake().rest().isBlank())) {
            SigningKeys keys = SigningKeys.in(home.keys(), settings.city().origin());
            RecordLog log = RecordLog.open(store.dataSource(), keys.log());
            head.map(Checkpoint::parse).ifPresent(seen -> compare(seen, log, keys));
            ExchangeStore exchange = new ExchangeStore(store.dataSource(), clock);
            try (SecurityJournal journal = new SecurityJournal(exchange, store.dataSource(),
                    SecurityLog.open(store.dataSource(), keys.securityLog()))) {
                journal.enter(SecurityKind.RESTORED, "local", home.var().getFileName().toString(), Map.of("of",
                        mark.at().toString(), "records", Long.toString(log.size()), "head", head.isPresent()
                                ? "compared" : "none"));
            }
            RestoredMark.remove(home);
            return log.size();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            lock.close();
        }
    }

    private static void compare(Checkpoint seen, RecordLog log, SigningKeys keys) {
        boolean own = seen.origin().equals(keys.log().name()) && seen.note().lines().stream()
                .anyMatch(line -> line.key(List.of(keys.log().verification())).isPresent()
                        && seen.note().verifies(line, keys.log().verification()));
        if (!own) {
            throw new CodedException(BackupCode.OTHER_HISTORY, seen.size());
        }
        if (seen.size() > log.size()) {
            throw new CodedException(BackupCode.LATER_HISTORY, seen.size(), log.size());
        }
        if (!log.root(seen.size()).equals(seen.root())) {
            throw new CodedException(BackupCode.OTHER_HISTORY, seen.size());
        }
    }
}
