package org.shuqiao.exchange.cli.audit;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.shuqiao.base.clock.SystemClock;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.base.error.Language;
import org.shuqiao.client.ShuqiaoClient;
import org.shuqiao.client.kit.CompatibilityKit;
import org.shuqiao.client.kit.KitCast;
import org.shuqiao.client.kit.KitRule;
import org.shuqiao.contracts.json.Json;
import org.shuqiao.exchange.cli.remote.PasswordFile;
import org.shuqiao.exchange.cli.terminal.CommandCode;
import org.shuqiao.exchange.cli.terminal.ExitCodes;
import org.shuqiao.exchange.cli.terminal.JsonOutput;
import org.shuqiao.exchange.cli.terminal.TextTable;
import org.shuqiao.exchange.platform.settings.Home;
import org.shuqiao.ledger.signature.PublicKeys;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Command {@code kit}: holds any city's platform to the rules of the exchange. */
@Command(name = "kit", mixinStandardHelpOptions = true,
        description = "Hold a platform to the rules of the exchange, by its REST API alone: states, clocks, refusals "
                + "and receipts. What it makes there, it ends again. Exit code 1 when a rule does not hold.")
public final class KitCommand implements Callable<Integer> {

    private static final List<String> ROLES = List.of("consumer", "provider", "auditor");

    @Option(names = "--url", required = true, paramLabel = "URL", description = "Address of the platform.")
    private URI url;

    @Option(names = "--account", required = true, split = ",", paramLabel = "ROLE=LOGIN",
            description = "Accounts that play a requester (consumer), an officer of the resource's department "
                    + "(provider), which signs without a node, and an auditor (auditor).")
    private Map<String, String> accounts;

    @Option(names = "--resource", required = true, paramLabel = "CODE",
            description = "A resource that is shared conditionally, by query.")
    private String resource;

    @Option(names = "--table", required = true, paramLabel = "NAME", description = "Its name in SQL.")
    private String table;

    @Option(names = "--items", required = true, split = ",", paramLabel = "ITEM",
            description = "Two items of it or more: the first is granted, the last is not.")
    private List<String> items;

    @Option(names = "--keys", required = true, paramLabel = "FILE",
            description = "The log's public keys, as their owner gave them.")
    private Path keys;

    @Option(names = "--passwords", paramLabel = "FOLDER",
            description = "Where account-LOGIN holds a password; default: var/secrets.")
    private Optional<Path> passwords = Optional.empty();

    @Option(names = "--today", paramLabel = "DATE", description = "The platform's day; default: today.")
    private Optional<LocalDate> today = Optional.empty();

    @Option(names = "--json", description = "Print the findings as JSON.")
    private boolean json;

    @Override
    public Integer call() {
        if (!accounts.keySet().containsAll(ROLES) || items.size() < 2) {
            throw new CodedException(CommandCode.KIT_CAST, String.join(", ", ROLES));
        }
        List<KitRule.Finding> found = CompatibilityKit.walk(cast());
        if (json) {
            print(found);
        } else {
            System.out.print(table(found));
        }
        return found.stream().allMatch(KitRule.Finding::holds) ? ExitCodes.DONE : ExitCodes.NO;
    }

    private KitCast cast() {
        PublicKeys trusted = PublicKeys.parse(read(keys));
        ShuqiaoClient.Place place = ShuqiaoClient.at(url).in("zh");
        String consumer = accounts.get("consumer");
        return new KitCast(place.as(consumer, "no-" + password(consumer), trusted),
                place.as(consumer, password(consumer), trusted),
                place.in("en").as(consumer, password(consumer), trusted),
                place.as(accounts.get("provider"), password(accounts.get("provider")), trusted),
                place.as(accounts.get("auditor"), password(accounts.get("auditor")), trusted), resource, table, items,
                today.orElseGet(() -> LocalDate.now(SystemClock.beijing())));
    }

    private String password(String login) {
        Path file = PasswordFile.find(passwords.orElseGet(() -> Home.fromEnvironment().secrets()), login)
                .orElseThrow(() -> new CodedException(CommandCode.NO_PASSWORD, login));
        return new String(read(file), StandardCharsets.UTF_8).strip();
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new CodedException(CommandCode.BAD_FILE, e, file);
        }
    }

    private static String table(List<KitRule.Finding> found) {
        boolean zh = Language.of(Locale.getDefault()) == Language.ZH;
        TextTable table = new TextTable("rule", "", "holds", "basis");
        found.forEach(each -> table.row(each.rule().id(),
                zh ? each.rule().zh() : each.rule().en(), each.holds() ? "yes" : "NO: " + each.broken().orElseThrow(),
                each.rule().basis()));
        return table.text();
    }

    private static void print(List<KitRule.Finding> found) {
        ArrayNode all = Json.PLAIN.createArrayNode();
        found.forEach(each -> {
            var line = all.addObject().put("rule", each.rule().id())
                    .put("zh", each.rule().zh()).put("en", each.rule().en()).put("basis", each.rule().basis())
                    .put("holds", each.holds());
            each.broken().ifPresent(how -> line.put("broken", how));
        });
        JsonOutput.print(all);
    }
}
