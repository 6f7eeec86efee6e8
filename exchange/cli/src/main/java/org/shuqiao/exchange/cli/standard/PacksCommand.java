package org.shuqiao.exchange.cli.standard;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.shuqiao.base.clock.SystemClock;
import org.shuqiao.base.error.Language;
import org.shuqiao.base.file.AtomicFile;
import org.shuqiao.contracts.json.Json;
import org.shuqiao.contracts.json.TypedJson;
import org.shuqiao.exchange.cli.terminal.ExitCodes;
import org.shuqiao.exchange.cli.terminal.TextTable;
import org.shuqiao.exchange.platform.packs.PackFolder;
import org.shuqiao.exchange.platform.packs.PackSignature;
import org.shuqiao.exchange.platform.packs.PackState;
import org.shuqiao.exchange.platform.settings.Home;
import org.shuqiao.ledger.signature.SoftwareKey;
import org.shuqiao.node.key.EncryptedPem;
import org.shuqiao.node.key.Passphrase;
import org.shuqiao.standards.pack.PackArchive;
import org.shuqiao.standards.pack.PackChange;
import org.shuqiao.standards.pack.PackDiff;
import org.shuqiao.standards.pack.PackInfo;
import org.shuqiao.standards.pack.PackText;
import org.shuqiao.standards.pack.PackUse;
import org.shuqiao.standards.pack.Translated;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Command {@code packs}: a city's own standards, as packs of files beside the settings. */
@Command(name = "packs", mixinStandardHelpOptions = true, synopsisSubcommandLabel = "COMMAND",
        description = "The city's own standards: packs in conf/packs. What stands there counts once two persons "
                + "adopted it (./shuqiao changes adopt packs) and the server started again.")
public final class PacksCommand {

    private static final int NO_END = 9999;

    private final PackFolder folder = new PackFolder(Home.fromEnvironment());

    @Command(name = "list", mixinStandardHelpOptions = true,
            description = "List the installed packs with version, days, owner and signer, and whether each is in "
                    + "force here.")
    int list(@Option(names = "--json", description = "Print JSON.") boolean json) throws JsonProcessingException {
        Language language = Language.of(Locale.getDefault());
        List<PackState> states = folder.states();
        if (json) {
            System.out.println(TypedJson.OPEN.writerWithDefaultPrettyPrinter().writeValueAsString(states));
            return ExitCodes.DONE;
        }
        TextTable table = new TextTable("pack", "title", "owner", "from", "until", "signed by", "standing", "changes",
                "datasets", "digest");
        states.forEach(state -> {
            PackInfo pack = state.info();
            table.row(pack.id(), language == Language.ZH ? pack.zh() : pack.en(), pack.owner(), pack.from(),
                    pack.until().getYear() == NO_END ? "-" : pack.until(),
                    state.signer().isEmpty() ? "-" : state.signer(),
                    language == Language.ZH ? state.standing().zh() : state.standing().en(), state.changes().size(),
                    state.touched().size(), state.digest().substring(7, 19));
        });
        System.out.print(table.text());
        return ExitCodes.DONE;
    }

    @Command(name = "check", mixinStandardHelpOptions = true,
            description = "Check a pack, a folder or an archive, together with those that are installed: its files, "
                    + "what it requires, what it claims, its test vectors, and an archive's signature.")
    int check(@Parameters(paramLabel = "PACK", description = "Folder, archive, or id of an installed pack.")
            String place, @Option(names = "--neighbour", description = "It is another city's.") boolean neighbour) {
        PackArchive archive = folder.read(place);
        folder.check(archive.pack(), neighbour);
        String signer = archive.signature().isPresent()
                ? PackSignature.verify(archive, folder.trustedKeys()).name() : "-";
        System.out.println(archive.pack().info().id() + " " + archive.pack().digest() + " " + signer);
        return ExitCodes.DONE;
    }

    @Command(name = "diff", mixinStandardHelpOptions = true,
            description = "Say in words how two packs differ, and which datasets that touches.")
    int diff(@Parameters(index = "0", paramLabel = "PACK", description = "Folder, archive or installed id.")
            String before, @Parameters(index = "1", paramLabel = "PACK", description = "The later one.") String after,
            @Option(names = "--json", description = "Print JSON.") boolean json) throws JsonProcessingException {
        PackText one = folder.read(before).pack();
        PackText other = folder.read(after).pack();
        List<PackChange> changes = PackDiff.between(one, other);
        List<PackUse.Touched> touched = folder.touched(changes, List.of(one, other));
        Language language = Language.of(Locale.getDefault());
        if (json) {
            System.out.println(Json.PRETTY.writeValueAsString(Map.of("changes", changes, "words",
                    changes.stream().map(change -> change.words(language)).toList(), "touched", touched)));
        } else {
            changes.forEach(change -> System.out.println(change.words(language)));
            touched.forEach(dataset -> System.out.println("→ " + dataset.dataset() + ": "
                    + String.join(" ", dataset.elements())));
        }
        return changes.isEmpty() ? ExitCodes.DONE : ExitCodes.NO;
    }

    @Command(name = "sign", mixinStandardHelpOptions = true,
            description = "Sign a pack with a key file (node people new-key; Ed25519 or SM2) and write it as one "
                    + "archive.")
    int sign(@Parameters(paramLabel = "PACK", description = "Folder, archive, or id of an installed pack.")
            String place, @Option(names = "--key", required = true, paramLabel = "FILE",
            description = "The key file to sign with.") Path key,
            @Option(names = "--passphrase-file", paramLabel = "FILE", description = "Holds its passphrase, mode 0600; "
                    + "else SHUQIAO_NODE_PASSPHRASE or the terminal.") Optional<Path> passphrase,
            @Option(names = "--out", paramLabel = "FILE", description = "Archive to write; default: <id>.zip here.")
            Optional<Path> out) {
        PackArchive archive = folder.read(place);
        SoftwareKey signer = EncryptedPem.read(key, Passphrase.read(passphrase));
        Path target = out.orElse(Path.of(archive.pack().info().id() + ".zip"));
        try {
            AtomicFile.replace(target.toAbsolutePath(), PackSignature.sign(archive, signer).bytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        System.out.println(target + " " + signer.verification().text());
        return ExitCodes.DONE;
    }

    @Command(name = "install", mixinStandardHelpOptions = true,
            description = "Install a pack into conf/packs: whole or not at all, and only what a trusted key signed "
                    + "(conf/pack-keys.txt, one key a line).")
    int install(@Parameters(paramLabel = "PACK", description = "Archive or folder.") Path place,
            @Option(names = "--unsigned", description = "Install a pack of your own that nobody signed.")
            boolean unsigned, @Option(names = "--neighbour", description = "It is another city's: values are said in "
            + "it, nothing here is judged by it.") boolean neighbour) {
        PackArchive archive = PackArchive.read(place);
        if (!unsigned || archive.signature().isPresent()) {
            PackSignature.verify(archive, folder.trustedKeys());
        }
        folder.install(archive, neighbour);
        System.out.println(archive.pack().info().id() + " " + archive.pack().digest());
        System.out.println("./shuqiao changes adopt packs");
        return ExitCodes.DONE;
    }

    @Command(name = "remove", mixinStandardHelpOptions = true,
            description = "Remove a pack from conf/packs that neither another pack nor a dataset needs.")
    int remove(@Parameters(paramLabel = "ID", description = "Id of the installed pack.") String id) {
        folder.remove(id);
        System.out.println("./shuqiao changes adopt packs");
        return ExitCodes.DONE;
    }

    @Command(name = "translate", mixinStandardHelpOptions = true,
            description = "Say values of one pack in another, as its equivalences state it; one JSON line each. Exit "
                    + "code 1 when a value does not map.")
    int translate(@Option(names = "--from", required = true, paramLabel = "ID", description = "The pack with the "
            + "equivalences.") String from, @Option(names = "--to", required = true, paramLabel = "ID",
            description = "The other city's pack.") String to, @Parameters(index = "0", paramLabel = "ELEMENT")
            String element, @Parameters(index = "1..*", arity = "1..*", paramLabel = "VALUE") List<String> values)
            throws JsonProcessingException {
        boolean refused = false;
        for (String value : values) {
            Translated said = folder.packs().translate(from, to, element, value, LocalDate.now(SystemClock.beijing()));
            System.out.println(TypedJson.OPEN.writeValueAsString(said));
            refused |= said.value().isEmpty();
        }
        return refused ? ExitCodes.NO : ExitCodes.DONE;
    }
}
