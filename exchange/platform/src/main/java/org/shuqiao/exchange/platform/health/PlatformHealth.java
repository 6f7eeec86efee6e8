package org.shuqiao.exchange.platform.health;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.account.Permissions;
import org.shuqiao.exchange.domain.account.Role;
import org.shuqiao.exchange.platform.atlas.AtlasPublication;
import org.shuqiao.exchange.platform.atlas.AtlasStatus;
import org.shuqiao.exchange.platform.ledger.LedgerStatus;
import org.shuqiao.exchange.platform.settings.Configuration;

/** Health of the running platform, for administrators: its systems, its memory, its disk. */
public final class PlatformHealth {

    private final Permissions permissions;
    private final Configuration settings;
    private final LedgerStatus ledger;
    private final Optional<AtlasPublication> atlas;
    private final Path state;

    /** @param state the folder whose disk fills */
    public PlatformHealth(Permissions permissions, Configuration settings, LedgerStatus ledger,
            Optional<AtlasPublication> atlas, Path state) {
        this.permissions = permissions;
        this.settings = settings;
        this.ledger = ledger;
        this.atlas = atlas;
        this.state = state;
    }

    /**
     * What the server stands on now.
     *
     * @param freeBytes   that the state folder may still grow by
     * @param diskBytes   of the whole disk
     * @param memoryBytes that the server uses
     * @param memoryLimit that it may use
     */
    public record Resources(long freeBytes, long diskBytes, long memoryBytes, long memoryLimit) { }

    public Resources resources(Actor actor) {
        permissions.require(actor, Role.ADMIN);
        Runtime machine = Runtime.getRuntime();
        try {
            var disk = Files.getFileStore(state);
            return new Resources(disk.getUsableSpace(), disk.getTotalSpace(),
                    machine.totalMemory() - machine.freeMemory(), machine.maxMemory());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @return the parts that a setting can replace by a real system; none is asked, each says what it last knew */
    public List<SystemStanding> systems(Actor actor) {
        permissions.require(actor, Role.ADMIN);
        return List.of(new SystemStanding("store", !settings.store().embedded(), Optional.empty()),
                standing("collect", settings.collect().nifi(), Optional.empty()),
                standing("lake", settings.lake().hive(), Optional.empty()),
                standing("lake-catalog", settings.lake().rest(), Optional.empty()),
                standing("catalogue", settings.catalog().atlas(),
                        atlas.map(AtlasPublication::status).flatMap(AtlasStatus::failingSince)),
                standing("ledger", settings.ledger().fabric(), ledger.outageSince()),
                standing("identity", settings.identity().oidc(), Optional.empty()));
    }

    private static SystemStanding standing(String part, String setting, Optional<Instant> away) {
        return new SystemStanding(part, !setting.isBlank(), away);
    }
}
