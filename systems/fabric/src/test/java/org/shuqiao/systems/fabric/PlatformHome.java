package org.shuqiao.systems.fabric;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.shuqiao.catalog.department.Department;
import org.shuqiao.exchange.domain.account.Accounts;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.account.NewAccount;
import org.shuqiao.exchange.domain.account.Role;
import org.shuqiao.exchange.domain.control.Change;
import org.shuqiao.exchange.domain.control.Changes;
import org.shuqiao.exchange.domain.control.Proposal;
import org.shuqiao.exchange.domain.delivery.Deliveries;
import org.shuqiao.exchange.domain.overview.Receipts;
import org.shuqiao.exchange.platform.assembly.PlatformContext;
import org.shuqiao.exchange.platform.ledger.BlockEvidence;
import org.shuqiao.exchange.platform.settings.ConfigurationFile;
import org.shuqiao.exchange.platform.settings.DepartmentFile;
import org.shuqiao.exchange.platform.settings.Home;
import org.shuqiao.ledger.network.NetworkSize;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** Platform home folder of a test, with departments and one source. */
record PlatformHome(Home home) {

    static final String ON_NETWORK = "ledger: {fabric: var/fabric/connection.yaml}\n";
    private static final String AUDITOR = "auditor";

    static PlatformHome in(Path folder) {
        try {
            Files.createDirectories(folder.resolve("conf"));
            Files.createDirectories(folder.resolve("sources/tongji"));
            for (String file : List.of("conf/departments.yaml", "sources/tongji/division.yaml")) {
                Files.copy(TestNetwork.root().resolve(file), folder.resolve(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new PlatformHome(new Home(folder, folder.resolve("var")));
    }

    PlatformHome settings(String yaml) {
        try {
            Files.writeString(home.installation().resolve("conf/shuqiao.yaml"), yaml + "city: {origin: yunzhou}\n");
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @return a network of its own for the city's departments, at the place that {@link #ON_NETWORK} names */
    FabricSystem network() {
        List<String> departments = DepartmentFile.read(home.configuration()).stream().map(Department::id).toList();
        return FabricSystem.start(TestNetwork.root(), home.fabric(), NetworkSize.SMALL, departments);
    }

    ConfigurableApplicationContext open() {
        return PlatformContext.open(home, ConfigurationFile.read(home.configuration()));
    }

    /** @return the id of the record of a query that is refused, which is a record too */
    static String refusedQuery(ApplicationContext platform) {
        Actor admin = platform.getBean(Accounts.class).actor("admin");
        return platform.getBean(Deliveries.class).query(admin, "用途", "select 1").receipt().record().id();
    }

    static Actor auditor(ApplicationContext platform) {
        Accounts accounts = platform.getBean(Accounts.class);
        Actor admin = accounts.actor("admin");
        if (accounts.all(admin).stream().noneMatch(account -> account.login().equals(AUDITOR))) {
            Changes changes = platform.getBean(Changes.class);
            Proposal proposal = changes.propose(admin, new Change.AddAccount(new NewAccount(AUDITOR, AUDITOR, AUDITOR,
                    admin.department(), Set.of(Role.AUDITOR))), Optional.of("a long "));
            changes.approve(accounts.actor("admin2"), proposal.id(), proposal.digest(), Optional.of("password 1"));
        }
        return accounts.actor(AUDITOR);
    }

    /** Saves every receipt, what is beside it, and the keys, as an auditor does. */
    static void save(ApplicationContext platform, Stream<String> records, Path folder) {
        Actor auditor = auditor(platform);
        BlockEvidence evidence = platform.getBean(BlockEvidence.class);
        try {
            Files.createDirectories(folder);
            Files.write(folder.resolve("keys.json"), evidence.keys().bytes());
            for (String record : records.toList()) {
                var receipt = platform.getBean(Receipts.class).get(auditor, record);
                Files.write(folder.resolve(record + ".receipt.json"), receipt.bytes());
                var joint = evidence.consistencyFile(receipt);
                if (joint.isPresent()) {
                    Files.write(folder.resolve("consistency-" + joint.get().first().size() + "-"
                            + joint.get().second().size() + ".json"), joint.get().bytes());
                }
                long block = evidence.block(auditor, receipt).orElseThrow();
                Files.write(folder.resolve("block-" + block + ".json"), evidence.proof(auditor, block).bytes());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
