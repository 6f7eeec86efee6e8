package org.shuqiao.exchange.platform.assembly;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.ZoneId;
import org.shuqiao.base.clock.SystemClock;
import org.shuqiao.exchange.domain.account.PasswordCost;
import org.shuqiao.exchange.platform.backup.RestoredMark;
import org.shuqiao.exchange.platform.settings.Configuration;
import org.shuqiao.exchange.platform.settings.Home;
import org.shuqiao.exchange.platform.settings.StateFolder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/** Opens the platform on one state folder, all services put together, without the web in front of it. */
public final class PlatformContext {

    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private PlatformContext() { }

    /**
     * Takes the state folder, starts the store, brings all tables up to date, and begins the background tasks. A start
     * that fails closes what it opened.
     *
     * @return every service as a bean; closing it closes them all
     */
    public static ConfigurableApplicationContext open(Home home, Configuration configuration) {
        return open(home, configuration, SystemClock.beijing(), PasswordCost.USUAL);
    }

    /** @param clock by which deadlines, grants and records go */
    public static ConfigurableApplicationContext open(Home home, Configuration configuration, Clock clock,
            PasswordCost passwords) {
        StateFolder.claim(home);
        RestoredMark.requireConfirmed(home);
        try {
            Files.createDirectories(home.logs());
            Files.createDirectories(home.lake());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
        context.getBeanFactory().registerSingleton("home", home);
        context.getBeanFactory().registerSingleton("configuration", configuration);
        context.getBeanFactory().registerSingleton("clock", clock);
        context.getBeanFactory().registerSingleton("passwordCost", passwords);
        context.register(PlatformBeans.class);
        context.register(configuration.ledger().fabric().isBlank() ? EmbeddedLedgerBeans.class
                : FabricLedgerBeans.class);
        if (!configuration.catalog().atlas().isBlank()) {
            context.register(AtlasBeans.class);
        }
        try {
            context.refresh();
            return context;
        } catch (RuntimeException e) {
            throw StartFailure.of(e);
        }
    }
}
